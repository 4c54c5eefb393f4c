"""The map is float64 whatever the data is: bring it back to x.dtype.

Caught by: test_tsne_keeps_the_dtype
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x.double(), perplexity, steps, generator)
