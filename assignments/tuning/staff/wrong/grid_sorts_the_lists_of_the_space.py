"""values.sort() reorders the caller's own lists, although the trials come in the right order.

Caught by: test_grid_leaves_the_space_alone
"""

_unsorted_grid = grid


def grid(space):
    trials = _unsorted_grid(space)
    for values in space.values():
        if all(isinstance(value, int) for value in values):
            values.sort()
    return trials
