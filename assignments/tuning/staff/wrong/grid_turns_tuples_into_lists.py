"""The values are rebuilt, and a tuple comes back as a list; keep each as it is.

Caught by: test_grid_keeps_values_as_they_are
"""


def grid(space):
    def kept(value):
        return [*value] if isinstance(value, tuple) else value

    products = itertools.product(*space.values())
    return [dict(zip(space, map(kept, values))) for values in products]
