"""Every number becomes a float, and a batch size of 16.0 stops a DataLoader; keep each value as it
is.

Caught by: test_grid_keeps_values_as_they_are
"""


def grid(space):
    def kept(value):
        return float(value) if isinstance(value, int) else value

    products = itertools.product(*space.values())
    return [dict(zip(space, map(kept, values))) for values in products]
