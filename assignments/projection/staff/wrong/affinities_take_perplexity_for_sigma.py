"""The perplexity is used as σ: it is the number of neighbours, which decides β of each row.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    p = torch.softmax(-others / (2 * perplexity**2), dim=1)
    return _joint(p).to(x.dtype)
