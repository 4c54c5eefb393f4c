"""random_search draws from a NumPy generator seeded from torch's; numbers are NumPy scalars, and a
log-uniform one is a power of 10.
"""


def random_search(space, n, generator):
    import numpy as np

    rng = np.random.default_rng(torch.randint(2**31, (2,), generator=generator).numpy())

    def value(values):
        if isinstance(values, list):
            if all(type(one) is int for one in values) or all(type(one) is str for one in values):
                return rng.choice(values)
            return values[rng.integers(len(values))]
        _, low, high = values
        if values[0] == "uniform":
            return rng.uniform(low, high)
        return np.power(10.0, rng.uniform(np.log10(low), np.log10(high)))

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
