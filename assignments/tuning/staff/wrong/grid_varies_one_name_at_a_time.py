"""One name varies while all others keep their first value: combinations of two new values are never
tried.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    first = {name: values[0] for name, values in space.items()}
    trials = [first]
    for name, values in space.items():
        trials += [{**first, name: value} for value in values[1:]]
    return trials
