"""The lists of the caller's own space are shuffled in place; a function does not change its
arguments.

Caught by: test_random_search_leaves_the_rest_alone
"""

_kept_search = random_search


def random_search(space, n, generator):
    trials = _kept_search(space, n, generator)
    for values in space.values():
        if isinstance(values, list):
            values.sort(key=str)
    return trials
