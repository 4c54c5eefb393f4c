"""Too few halvings of the interval leave β with two digits: go on for 50 or more.

Caught by: test_affinities_of_the_corners_of_a_polygon,
    test_affinities_of_few_and_of_almost_all_neighbours
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    n = len(x)
    low, high = torch.full((n, 1), -20.0).double(), torch.full((n, 1), 20.0).double()
    for _ in range(13):
        middle = (low + high) / 2
        weights = torch.exp((others.amin(dim=1, keepdim=True) - others) * middle.exp())
        p = weights / weights.sum(dim=1, keepdim=True)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p).to(x.dtype)
