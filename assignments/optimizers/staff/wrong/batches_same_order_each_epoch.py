"""A generator made afresh with the same seed at each call shuffles every epoch alike.

Caught by: test_minibatches_reshuffle_at_each_call
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=torch.Generator().manual_seed(0))
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
