"""P sums to 2: each of the N rows sums to 1, and there are two of each, so divide by 2N.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return 2 * _right_affinities(x, perplexity)
