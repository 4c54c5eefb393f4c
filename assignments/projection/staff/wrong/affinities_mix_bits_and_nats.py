"""2^H with an H in nats: with the natural logarithm the perplexity is exp(H), with log2 it is 2^H.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return _right_affinities(x, math.exp(math.log2(perplexity)))
