"""Raises exceptions whose text, name, module and kin raise, loop or are no texts.

Comes: RAISED, CRASHED
Held by: design
Control: stops it
"""


class Meta(type):
    __name__ = property(lambda cls: [1] * 10)
    __mro__ = property(lambda cls: 1 / 0)
    __module__ = None


class Odd(Exception, metaclass=Meta):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__
    __traceback__ = None


def double(x):
    raise Odd
