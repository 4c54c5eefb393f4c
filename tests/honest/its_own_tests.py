"""The hand-in brings its own unit tests and doctests, and runs the doctests when imported."""

import doctest
import sys
import unittest


def double(x):
    """Twice x.

    >>> double(4)
    8
    """
    return 2 * x


class DoubleTest(unittest.TestCase):
    def test_double(self):
        self.assertEqual(double(4), 8)


assert doctest.testmod(sys.modules[__name__]).failed == 0
