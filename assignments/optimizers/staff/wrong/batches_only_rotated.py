"""The indices are rotated by a random amount, so neighbours stay neighbours: only n of the n!
orders occur.

Caught by: test_minibatches_shuffle_uniformly
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.arange(n).roll(int(torch.randint(n, (), generator=generator)))
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
