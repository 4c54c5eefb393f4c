"""A perplexity of 0 or −5 is accepted: raise ValueError.

Caught by: test_affinities_refuse_a_perplexity_that_is_not_positive
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities(x, perplexity if perplexity > 0 else 1.5)
