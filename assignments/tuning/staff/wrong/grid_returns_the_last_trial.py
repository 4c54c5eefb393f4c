"""Only the last combination comes back; collect all of them in a list.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    for values in itertools.product(*space.values()):
        trial = dict(zip(space, values))
    return trial
