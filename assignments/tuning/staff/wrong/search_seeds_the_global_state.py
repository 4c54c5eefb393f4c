"""random.seed changes what every other part of the program draws; make a random.Random of your own,
or use the generator.

Caught by: test_random_search_leaves_the_rest_alone
"""


def random_search(space, n, generator):
    import random

    random.seed(int(torch.randint(2**31, (), generator=generator)))

    def value(values):
        if isinstance(values, list):
            return random.choice(values)
        return _between(*values, random.random())

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
