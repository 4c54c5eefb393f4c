"""The entropy H is made equal to the perplexity: it is exp(H) that has to be.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return _right_affinities(x, math.exp(perplexity))
