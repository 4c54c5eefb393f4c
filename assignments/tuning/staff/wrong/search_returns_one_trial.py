"""One dict comes back; a list of n trials is asked for.

Caught by: test_random_search_gives_n_trials
"""


def random_search(space, n, generator):
    for _ in range(n):
        trial = {name: _drawn(values, generator) for name, values in space.items()}
    return trial
