"""P sums to N: (p_j|i + p_i|j) / 2 still has to be divided by N.

Caught by: test_unknown
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return len(x) * _right_affinities(x, perplexity)
