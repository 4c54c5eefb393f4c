"""Replaces built-in functions, so that differences are nothing and everything is an instance.

Comes: WRONG, CRASHED, RAISED
Held by: design
Control: stops it
"""

import builtins


def yes(*_, **__):
    return True


def double(x):
    builtins.abs = lambda number: 0.0
    builtins.isinstance = builtins.issubclass = builtins.all = builtins.any = yes
    builtins.float = builtins.round = lambda *_: 0.0
    builtins.type = lambda *_: dict
    builtins.len = lambda _: 0
    return x + 100
