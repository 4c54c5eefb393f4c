"""A generator (yield) can be gone through once and has no len; a list is asked for.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    for values in itertools.product(*space.values()):
        yield dict(zip(space, values))
