"""An int is refused as perplexity: 4 is as good as 4.0.

Caught by: test_affinities_take_a_perplexity_by_name_and_an_int
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    if not isinstance(perplexity, float):
        raise ValueError("perplexity must be a float")
    return _right_affinities(x, perplexity)
