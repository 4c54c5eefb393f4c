"""minibatches seeds the global state from the generator inside fork_rng, which puts it back."""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    seed = int(torch.randint(2**31, (), generator=generator))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        order = torch.randperm(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
