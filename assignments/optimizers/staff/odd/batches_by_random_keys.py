"""minibatches sorts by random float64 keys and cuts with torch.split; it returns a tuple."""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    keys = torch.rand(n, dtype=torch.float64, generator=generator)
    return keys.argsort().split(batch_size)
