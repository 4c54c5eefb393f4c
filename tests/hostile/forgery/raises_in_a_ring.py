"""Raises an exception that is its own cause, with a traceback that goes on and on.

Comes: RAISED
Held by: design
Control: none (Python sees the ring)
"""


def deep(number):
    try:
        deep(number - 1) if number else 1 / 0
    except Exception as error:
        raise RuntimeError(str(number)) from error


def double(x):
    try:
        deep(150)
    except RuntimeError as error:
        error.__cause__ = error.__context__ = error
        raise error
