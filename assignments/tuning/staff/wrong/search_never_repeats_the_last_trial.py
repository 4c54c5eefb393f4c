"""A trial that equals the last one is drawn again, so no trial comes twice in a row; draw with
replacement, each trial for itself.

Caught by: test_random_search_draws_independently
"""


def random_search(space, n, generator):
    trials = []
    while len(trials) < n:
        trial = {name: _drawn(values, generator) for name, values in space.items()}
        if trial not in trials[-1:] or all(len(values) == 1 for values in space.values()):
            trials.append(trial)
    return trials
