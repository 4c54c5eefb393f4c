"""The hand-made shuffle never leaves an element in its place (Sattolo's cycle): Fisher and Yates
draw j from 0 … i, with i itself.

Caught by: test_minibatches_shuffle_uniformly
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.arange(n)
    for i in range(n - 1, 0, -1):
        j = int(torch.randint(i, (), generator=generator))
        order[[i, j]] = order[[j, i]]
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
