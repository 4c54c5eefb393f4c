"""A perplexity of 0 or −5 is accepted: raise ValueError.

Caught by: test_unknown
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities(x, perplexity if perplexity > 0 else 1.5)
