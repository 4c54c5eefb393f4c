"""The exponents are rounded to whole decades before the draw, so a range such as 3e-4 to 0.5 is
drawn from 1e-3 to 1.

Caught by: test_log_uniform_ranges_are_even_in_the_logarithm
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "log_uniform":
            low, high = (round(math.log10(bound)) for bound in values[1:])
            return _drawn(("log_uniform", 10.0**low, 10.0**high), generator)
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
