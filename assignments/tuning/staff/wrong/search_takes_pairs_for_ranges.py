"""A list of two numbers is taken for the bounds of a range; a list is a list of choices, whatever
is in it.

Caught by: test_random_search_takes_every_list_for_choices
"""


def random_search(space, n, generator):
    def value(values):
        is_pair = isinstance(values, list) and len(values) == 2
        if is_pair and all(type(one) in (int, float) for one in values):
            return _drawn(("uniform", *values), generator)
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
