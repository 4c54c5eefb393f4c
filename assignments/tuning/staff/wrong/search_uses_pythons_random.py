"""The draws come from Python's random module, which knows nothing of the generator, so a search
cannot be repeated.

Caught by: test_random_search_draws_from_its_generator, test_random_search_leaves_the_rest_alone
"""


def random_search(space, n, generator):
    import random

    def value(values):
        if isinstance(values, list):
            return random.choice(values)
        return _between(*values, random.random())

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
