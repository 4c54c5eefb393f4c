"""low is not added: u · (high − low) begins at 0; the range begins at low.

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "uniform":
            return _drawn(values, generator) - values[1]
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
