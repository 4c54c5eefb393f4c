"""P stays multiplied by 4 in every step: after the first 100 it has to be P again.

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
        slope = _slope(EXAGGERATION * p, y)
        velocity = momentum * velocity - LEARNING_RATE * slope
        y = y + velocity
    return y.to(x.dtype)
