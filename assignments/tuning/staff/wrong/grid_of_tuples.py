"""The combinations are tuples of values; a trial is a dict, from which train_and_score can read
"lr".

Caught by: test_grid_has_every_combination
"""


def grid(space):
    return list(itertools.product(*space.values()))
