"""The values become texts, so the rate is "0.1" and not 0.1; keep each as it is.

Caught by: test_grid_has_every_combination
"""


def grid(space):
    products = itertools.product(*space.values())
    return [dict(zip(space, map(str, values))) for values in products]
