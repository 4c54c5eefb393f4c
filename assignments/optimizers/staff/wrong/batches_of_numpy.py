"""The batches are NumPy arrays; int64 tensors are asked for, or lists of ints.

Caught by: test_minibatches_at_the_edges
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n, generator=generator).numpy()
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
