"""`if value` is false for None, False and 0, which are values like others.

Caught by: test_grid_of_any_space, test_grid_keeps_values_as_they_are
"""


def grid(space):
    products = itertools.product(*([v for v in values if v] for values in space.values()))
    return [dict(zip(space, values)) for values in products]
