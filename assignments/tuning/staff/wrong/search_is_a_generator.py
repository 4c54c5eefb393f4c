"""A generator (yield) can be gone through once and has no len; a list is asked for.

Caught by: test_random_search_gives_n_trials
"""


def random_search(space, n, generator):
    for _ in range(n):
        yield {name: _drawn(values, generator) for name, values in space.items()}
