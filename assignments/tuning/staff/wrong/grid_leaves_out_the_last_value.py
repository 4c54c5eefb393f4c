"""The last value of each list is never tried: range(n - 1) ends at n − 2.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    short = [[values[i] for i in range(len(values) - 1)] for values in space.values()]
    return [dict(zip(space, values)) for values in itertools.product(*short)]
