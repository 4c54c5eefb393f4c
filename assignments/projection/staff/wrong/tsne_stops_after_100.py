"""The steps end with the exaggeration: the map is not finished then.

Caught by: test_tsne_draws_a_good_map_of_digits
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    return _descended(p, y, min(steps, 100)).to(x.dtype)
