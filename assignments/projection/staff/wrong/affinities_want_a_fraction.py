"""An int is refused as perplexity: 4 is as good as 4.0.

Caught by: test_affinities_refuse_a_perplexity_that_is_not_positive
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    if not isinstance(perplexity, float):
        raise ValueError("perplexity must be a float")
    return _right_affinities(x, perplexity)
