"""Indices are drawn with replacement (randint), so some samples come twice and some not at all;
randperm gives each once.

Caught by: test_minibatches_give_every_index_once
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randint(n, (n,), generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
