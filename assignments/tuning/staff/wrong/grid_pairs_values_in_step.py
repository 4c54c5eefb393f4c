"""zip takes the first values together, then the second ones: that is not every combination, for
which itertools.product is made.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    return [dict(zip(space, values)) for values in zip(*space.values())]
