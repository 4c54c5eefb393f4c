"""The first map is a hundred times as wide as the last: points that belong together never meet;
start with 1e-4.

Caught by: test_tsne_keeps_clusters_together
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    return _descended(p, 1e6 * y, steps).to(x.dtype)
