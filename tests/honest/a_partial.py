"""The function is no function but a partial of an operator written in C."""

import functools
import operator

double = functools.partial(operator.mul, 2)
