"""One β for all points, the mean of them: each row needs its own, narrow in a crowd and wide where
it is empty.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    distances = _squared_distances(x.double()).fill_diagonal_(math.inf)
    low, high = -60.0, 60.0
    for _ in range(60):
        middle = (low + high) / 2
        p = torch.softmax(-math.exp(middle) * distances, dim=1)
        is_flat = _entropy(p).mean() > math.log(perplexity)
        low, high = (middle, high) if is_flat else (low, middle)
    return _joint(p).to(x.dtype)
