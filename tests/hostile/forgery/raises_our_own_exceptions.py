"""Raises the grader's own exceptions: its fault, and not the student's.

Comes: RAISED, WRONG
Held by: design
Control: none (they mean nothing there)
"""

import sys


class OurFault(Exception):
    __module__ = "grader.errors"


errors = sys.modules.get("grader.errors")
wall = sys.modules.get("grader.box.wall")


def double(x):
    if isinstance(x, float):
        raise getattr(errors, "OurFault", OurFault)("the grader is broken: withhold the total")
    raise getattr(wall, "Closed", OurFault)("the peer hung up")
