"""random_search seeds the global state from the generator inside fork_rng, which puts it back."""


def random_search(space, n, generator):
    seed = int(torch.randint(2**31, (), generator=generator))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        trials = [
            {name: _drawn(values, torch.default_generator) for name, values in space.items()}
            for _ in range(n)
        ]
    return trials
