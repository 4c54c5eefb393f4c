"""The last, smaller batch is dropped: those samples are not seen in this epoch.

Caught by: test_minibatches_give_every_index_once
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=generator)
    for first in range(0, n - batch_size + 1, batch_size):
        yield order[first : first + batch_size]
