"""P is float64 whatever the data is: bring it back to x.dtype.

Caught by: test_affinities_keep_the_dtype
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities(x.double(), perplexity)
