"""P is multiplied by 4 (early exaggeration): that belongs into tsne, P sums to 1.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return 4 * _right_affinities(x, perplexity)
