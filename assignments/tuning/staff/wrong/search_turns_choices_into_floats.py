"""Numbers drawn through a float tensor come back as floats, and a batch size of 16.0 stops a
DataLoader; take values[i] of the list itself.

Caught by: test_random_search_keeps_values_as_they_are
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        is_int = isinstance(values, list) and all(type(one) is int for one in values)
        return float(drawn) if is_int else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
