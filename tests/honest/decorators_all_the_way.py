"""Several decorators, with and without wraps, with a cache by identity."""

import functools

CACHE = {}


def cached(function):
    @functools.wraps(function)
    def inner(x):
        return CACHE.setdefault(id(x), (function(x), x))[0]

    return inner


def shouting(times):
    def decorate(function):
        return lambda *args, **kwargs: [function(*args, **kwargs) for _ in range(times)][-1]

    return decorate


@cached
@shouting(times=3)
@functools.singledispatch
def double(x):
    return 2 * x
