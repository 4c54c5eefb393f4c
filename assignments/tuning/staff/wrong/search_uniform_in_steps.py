"""Values of a uniform range are rounded to one place, so only a few different ones are ever tried;
keep all digits.

Caught by: test_uniform_ranges_are_even
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        is_uniform = isinstance(values, tuple) and values[0] == "uniform"
        return round(drawn, 1) if is_uniform else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
