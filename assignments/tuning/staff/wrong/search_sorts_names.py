"""The names are sorted; here they keep the order of the space.

Caught by: test_random_search_gives_n_trials
"""


def random_search(space, n, generator):
    return [{name: _drawn(space[name], generator) for name in sorted(space)} for _ in range(n)]
