"""A batch size above n gives nothing at all; it gives one batch of all n samples.

Caught by: test_minibatches_at_the_edges
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    if batch_size > n:
        return
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
