"""1 / d of the data is taken, which is infinite for two points in one place.

Caught by: test_tsne_takes_wide_data_and_twins
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    y = _right_tsne(x, perplexity, steps, generator)
    nearest = _squared_distances(x.double()).fill_diagonal_(math.inf).amin(dim=1)
    return torch.where(nearest == 0, math.nan, 1.0)[:, None].to(x.dtype) * y
