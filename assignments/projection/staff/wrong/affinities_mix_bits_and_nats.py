"""2^H with an H in nats: with the natural logarithm the perplexity is exp(H), with log2 it is 2^H.

Caught by: test_unknown
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities(
        x,
        math.exp(math.log2(max(perplexity, 1e-300)) if perplexity > 0 else -1)
        if perplexity > 0
        else perplexity,
    )
