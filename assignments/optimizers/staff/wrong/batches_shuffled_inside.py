"""Only the order within each batch is random: the same samples always meet in one batch; shuffle
the samples, then cut.

Caught by: test_minibatches_shuffle_uniformly
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    for batch in torch.arange(n).split(batch_size):
        yield batch[torch.randperm(len(batch), generator=generator)]
