"""Only the order of the batches is random: the same samples always meet in one batch; shuffle the
samples, then cut.

Caught by: test_minibatches_give_every_index_once
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    batches = torch.arange(n).split(batch_size)
    for i in torch.randperm(len(batches), generator=generator):
        yield batches[i]
