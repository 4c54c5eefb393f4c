"""The indices come in their own order: an epoch is shuffled first, so that batches differ from
epoch to epoch.

Caught by: test_minibatches_reshuffle_at_each_call
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.arange(n)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
