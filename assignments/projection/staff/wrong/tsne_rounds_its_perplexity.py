"""The perplexity is made an int: 4.5 is legal too.

Caught by: test_tsne_uses_its_perplexity
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, int(perplexity), steps, generator)
