"""A distance of 0 is taken for the point itself and left out: only the diagonal is; a twin is a
neighbour.

Caught by: test_affinities_of_points_that_are_twice_there
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    distances = _squared_distances(x.double())
    distances = torch.where(distances == 0, math.inf, distances)
    return _joint(_conditional_of(distances, perplexity)).to(x.dtype)


def _conditional_of(others, perplexity):
    low = torch.full((len(others), 1), -60.0).double()
    high = -low
    for _ in range(60):
        middle = (low + high) / 2
        p = torch.softmax(-middle.exp() * others, dim=1)
        is_flat = _entropy(p) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return p
