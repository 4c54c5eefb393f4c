"""The same dict is put into the list again and again, so all trials are what the last one is; make
a new dict for each.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    trial, trials = {}, []
    for values in itertools.product(*space.values()):
        trial.update(zip(space, values))
        trials.append(trial)
    return trials
