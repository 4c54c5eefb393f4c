"""Each batch is a column, of shape (batch_size, 1), so x[batch] has a dimension too many; a batch
has shape (batch_size,).

Caught by: test_minibatches_at_the_edges
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    return torch.randperm(n, generator=generator).unsqueeze(1).split(batch_size)
