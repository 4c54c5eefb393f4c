"""A list that begins with "uniform" is taken for a range; only a tuple is one.

Caught by: test_random_search_takes_every_list_for_choices
"""


def random_search(space, n, generator):
    def value(values):
        is_range = values[0] in ("uniform", "log_uniform") and len(values) == 3
        return _drawn(tuple(values) if is_range else list(values), generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
