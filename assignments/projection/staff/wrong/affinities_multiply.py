"""p_j|i · p_i|j is taken: P is their sum, over 2N.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    p = _conditional(_squared_distances(x.double()), perplexity)
    p = p * p.T
    return (p / p.sum()).to(x.dtype)
