"""β is halved between 0 and 10000 as it is: for large data, whose β is 1e-6, that is too coarse;
halve log β.

Caught by: test_affinities_of_data_of_any_scale, test_affinities_of_points_far_away
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    n = len(x)
    low, high = torch.full((n, 1), 0.0).double(), torch.full((n, 1), 10000.0).double()
    for _ in range(30):
        middle = (low + high) / 2
        weights = torch.exp((others.amin(dim=1, keepdim=True) - others) * middle)
        p = weights / weights.sum(dim=1, keepdim=True)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return _joint(p).to(x.dtype)
