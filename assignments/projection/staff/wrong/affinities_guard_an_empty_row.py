"""Where exp(−β d²) is 0 in a whole row, 1e-12 is added to the sum, and the row is lost: subtract
its least d² first.

Caught by: test_affinities_of_points_far_away, test_affinities_of_few_and_of_almost_all_neighbours
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    n = len(x)
    low, high = torch.full((n, 1), -30.0).double(), torch.full((n, 1), 30.0).double()
    for _ in range(80):
        middle = (low + high) / 2
        weights = torch.exp(-others * middle.exp())
        p = weights / (weights.sum(dim=1, keepdim=True) + 1e-12)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p).to(x.dtype)
