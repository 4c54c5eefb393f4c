"""Every second trial is the mirror image of the one before; draw each trial for itself.

Caught by: test_random_search_draws_independently
"""


def random_search(space, n, generator):
    def value(values, u):
        if isinstance(values, list):
            return values[int(u * len(values))]
        return _between(*values, u)

    trials = []
    for i in range(n):
        if i % 2 == 0:
            numbers = torch.rand(len(space), dtype=torch.float64, generator=generator)
        else:
            numbers = 1 - numbers - 1e-12
        pairs = zip(space.items(), numbers.tolist())
        trials.append({name: value(values, u) for (name, values), u in pairs})
    return trials
