"""The rows p_j|i are returned, each with a sum of 1: P is (p_j|i + p_i|j) / 2N.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return _conditional(_squared_distances(x.double()), perplexity).to(x.dtype)
