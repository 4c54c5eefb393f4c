"""P is multiplied by 4 (early exaggeration): that belongs into tsne, P sums to 1.

Caught by: test_unknown
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return 4 * _right_affinities(x, perplexity)
