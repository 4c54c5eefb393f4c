"""The interval is halved on the wrong side: the entropy falls as β grows, so a row that is too flat
needs a larger β.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points,
    test_affinities_of_the_corners_of_a_polygon
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    n = len(x)
    low, high = torch.full((n, 1), -20.0).double(), torch.full((n, 1), 20.0).double()
    for _ in range(60):
        middle = (low + high) / 2
        weights = torch.exp((others.amin(dim=1, keepdim=True) - others) * middle.exp())
        p = weights / weights.sum(dim=1, keepdim=True)
        is_flat = _entropy(p) < math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p).to(x.dtype)
