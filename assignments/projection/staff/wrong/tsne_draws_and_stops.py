"""The random cloud is returned as it was drawn: the steps do not reach it.

Caught by: test_tsne_keeps_clusters_together
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    _descended(p, y, min(steps, 2))
    return y.to(x.dtype)
