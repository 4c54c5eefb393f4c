"""A range with whole bounds is drawn from whole numbers only; all numbers from low to high may
come.

Caught by: test_uniform_ranges_are_even
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        is_whole = isinstance(values, tuple) and values[0] == "uniform" and type(values[1]) is int
        return math.floor(drawn) if is_whole else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
