"""A perplexity under 2 is refused: small ones are legal.

Caught by: test_unknown
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    if perplexity < 1.5:
        raise ValueError("perplexity too small")
    return _right_affinities(x, perplexity)
