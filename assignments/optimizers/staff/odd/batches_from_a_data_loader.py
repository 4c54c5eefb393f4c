"""minibatches is an iterator of torch.utils.data: a sampler and a batch sampler."""


def minibatches(n, batch_size, generator=None):
    from torch.utils.data import BatchSampler, RandomSampler

    sampler = RandomSampler(range(n), generator=generator)
    return iter(BatchSampler(sampler, batch_size, drop_last=False))
