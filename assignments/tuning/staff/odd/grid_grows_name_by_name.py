"""grid makes every trial so far longer by one name, once for each of its values."""


def grid(space):
    trials = [{}]
    for name, values in space.items():
        trials = [trial | {name: value} for trial in trials for value in values]
    return trials
