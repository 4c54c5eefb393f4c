"""Raises an exception whose text takes for ever to be told.

Comes: TOO_SLOW
Held by: limits
Control: stops it
"""


class Endless(Exception):
    def __str__(self):
        while True:
            pass


raise Endless
