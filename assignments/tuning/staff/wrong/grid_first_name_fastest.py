"""The first name varies fastest; the last one does, as in nested loops with the first name outside.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    turned = list(reversed(space))
    products = itertools.product(*(space[name] for name in turned))
    return [dict(reversed(list(zip(turned, values)))) for values in products]
