"""exp(−β d²) becomes 0 in a whole row, and 0 / 0 is NaN: subtract the least d² of the row first.

Caught by: test_affinities_of_points_far_away
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    n = len(x)
    low, high = torch.full((n, 1), -30.0).double(), torch.full((n, 1), 30.0).double()
    for _ in range(80):
        middle = (low + high) / 2
        weights = torch.exp(-others * middle.exp())
        p = weights / weights.sum(dim=1, keepdim=True)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p).to(x.dtype)
