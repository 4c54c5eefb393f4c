"""All points start at 0, where every gradient is 0: start from small random numbers.

Caught by: test_tsne_keeps_clusters_together
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    return _descended(p, 0 * y, steps).to(x.dtype)
