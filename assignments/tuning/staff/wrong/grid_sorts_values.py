"""The values of each name are sorted; they are tried in the order in which they were given.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    products = itertools.product(*(sorted(values) for values in space.values()))
    return [dict(zip(space, values)) for values in products]
