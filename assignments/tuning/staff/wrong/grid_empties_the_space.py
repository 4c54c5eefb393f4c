"""popitem takes the names out of the caller's own dict: a second grid of the same space is another
one.

Caught by: test_grid_leaves_the_space_alone
"""


def grid(space):
    if not space:
        return [{}]
    name, values = space.popitem()
    return [{**trial, name: value} for trial in grid(space) for value in values]
