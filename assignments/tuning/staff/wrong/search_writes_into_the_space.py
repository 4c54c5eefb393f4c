"""The ranges of the caller's own space are replaced by what was drawn; put the values into a new
dict.

Caught by: test_random_search_leaves_the_rest_alone
"""


def random_search(space, n, generator):
    trials = [{name: _drawn(values, generator) for name, values in space.items()} for _ in range(n)]
    for name, values in space.items():
        if isinstance(values, tuple):
            space[name] = trials[-1][name]
    return trials
