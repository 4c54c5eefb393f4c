"""One random number decides all names of a trial, so they go up and down together; draw one for
each name.

Caught by: test_random_search_draws_independently
"""


def random_search(space, n, generator):
    def value(values, u):
        if isinstance(values, list):
            return values[int(u * len(values))]
        return _between(*values, u)

    trials = []
    for _ in range(n):
        u = torch.rand((), dtype=torch.float64, generator=generator).item()
        trials.append({name: value(values, u) for name, values in space.items()})
    return trials
