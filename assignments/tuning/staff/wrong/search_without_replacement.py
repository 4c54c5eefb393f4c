"""An entry does not come again before all others have come: draw with replacement, each trial for
itself.

Caught by: test_random_search_draws_independently
"""


def random_search(space, n, generator):
    left = {}

    def value(name, values):
        if not isinstance(values, list):
            return _drawn(values, generator)
        if not left.get(name):
            left[name] = [values[i] for i in torch.randperm(len(values), generator=generator)]
        return left[name].pop()

    return [{name: value(name, values) for name, values in space.items()} for _ in range(n)]
