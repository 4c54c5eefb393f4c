"""There are n − 1 trials: range(1, n) leaves one out.

Caught by: test_random_search_gives_n_trials
"""


def random_search(space, n, generator):
    return [
        {name: _drawn(values, generator) for name, values in space.items()} for _ in range(1, n)
    ]
