"""p_i|i is set to 0 after dividing by the sum, so rows do not sum to 1: do it before.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    distances = _squared_distances(x.double())
    low, high = torch.full((len(x), 1), -60.0).double(), torch.full((len(x), 1), 60.0).double()
    for _ in range(60):
        middle = (low + high) / 2
        p = torch.softmax(-middle.exp() * distances, dim=1)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p.fill_diagonal_(0)).to(x.dtype)
