"""The learning rate is that of a network, 0.1: the map stays a heap; t-SNE's gradients are small,
it takes 60.

Caught by: test_tsne_draws_a_good_map_of_digits
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    velocity = torch.zeros_like(y)
    for step in range(steps):
        is_early = step < EXAGGERATED_STEPS
        momentum = MOMENTUM_AT_FIRST if is_early else MOMENTUM
        slope = _slope(EXAGGERATION * p if is_early else p, y)
        velocity = momentum * velocity - 0.1 * slope
        y = y + velocity
    return y.to(x.dtype)
