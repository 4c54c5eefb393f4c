"""β = 1 for every point, whatever the perplexity is: it has to be found for each.

Caught by: test_tsne_uses_its_perplexity, test_tsne_takes_wide_data_and_twins
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    others = _squared_distances(x.double()).fill_diagonal_(math.inf)
    p = _joint(torch.softmax(-others, dim=1))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    return _descended(p, y, steps).to(x.dtype)
