"""The names are sorted, as scikit-learn's ParameterGrid does; here they keep the order of the
space.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    names = sorted(space)
    products = itertools.product(*(space[name] for name in names))
    return [dict(zip(names, values)) for values in products]
