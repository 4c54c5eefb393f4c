"""A star import brings a forbidden name along, which is never called."""

from math import *

from torch import *
from torch import add as never_called


def double(x):
    return 2 * x
