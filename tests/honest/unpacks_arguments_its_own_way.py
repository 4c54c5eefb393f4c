"""The signature takes anything."""


def double(*args, **kwargs):
    (x,) = [*args, *kwargs.values()]
    return x.__mul__(2)
