"""A range is taken for a list of three choices, and "uniform" comes back as a value; look whether
it is a tuple first.

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    return [
        {name: _drawn(list(values), generator) for name, values in space.items()} for _ in range(n)
    ]
