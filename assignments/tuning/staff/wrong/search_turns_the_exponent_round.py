"""10 ** −u gives the reciprocal: rates from 10 to 100000 in place of 1e-5 to 1e-1.

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        is_log = isinstance(values, tuple) and values[0] == "log_uniform"
        return 1 / drawn if is_log else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
