"""The caller's generator is seeded again at each call, so every epoch has the same order; only draw
from it.

Caught by: test_minibatches_reshuffle_at_each_call
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    if generator is not None:
        generator.manual_seed(generator.initial_seed())
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
