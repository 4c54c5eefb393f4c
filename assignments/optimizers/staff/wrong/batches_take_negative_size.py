"""A negative batch size gives an empty epoch in silence; a batch size under 1 must raise
ValueError.

Caught by: test_minibatches_refuse_a_batch_size_under_one
"""


def minibatches(n, batch_size, generator=None):
    order = torch.randperm(n, generator=generator)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
