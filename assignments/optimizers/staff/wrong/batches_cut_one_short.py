"""order[i : i + batch_size - 1] loses the last index of every batch: the end of a Python slice is
already left out.

Caught by: test_minibatches_give_every_index_once
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size - 1]
