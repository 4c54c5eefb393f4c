"""Through a NumPy array of mixed entries everything becomes text, "1" for 1; take values[i] of the
list itself.

Caught by: test_random_search_takes_every_list_for_choices,
test_random_search_keeps_values_as_they_are
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        is_mixed = isinstance(values, list) and any(isinstance(one, str) for one in values)
        return str(drawn) if is_mixed else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
