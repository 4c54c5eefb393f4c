"""Raises exceptions whose text, type or notes raise when they are looked at.

Comes: RAISED, CRASHED
Held by: design
Control: none (unittest prints what it can)
"""


class Meta(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class Unreadable(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


class Nameless(Exception, metaclass=Meta):
    def __str__(self):
        raise self


def double(x):
    raise Unreadable if isinstance(x, float) else Nameless
