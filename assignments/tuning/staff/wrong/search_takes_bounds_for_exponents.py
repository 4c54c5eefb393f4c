"""10 ** u with u between low and high takes the bounds for exponents; u goes from log10(low) to
log10(high).

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "log_uniform":
            return 10 ** _drawn(("uniform", *values[1:]), generator)
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
