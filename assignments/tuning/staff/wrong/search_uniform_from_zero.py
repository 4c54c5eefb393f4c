"""u · high begins at 0, whatever low is; the range is low + u · (high − low).

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "uniform":
            return _drawn(("uniform", 0.0, values[2]), generator)
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
