"""The last batch is filled up with indices from the start, so those come twice; it may simply be
smaller.

Caught by: test_minibatches_give_every_index_once
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[torch.arange(first, first + batch_size) % n]
