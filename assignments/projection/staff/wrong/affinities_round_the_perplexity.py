"""The perplexity is made an int: 2.5 is legal too.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return _right_affinities(x, max(int(perplexity), 1.0001))
