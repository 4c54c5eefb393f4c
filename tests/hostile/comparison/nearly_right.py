"""Is off by little more than what is allowed.

Comes: WRONG
Held by: judge
Control: scores
"""


def double(x):
    return 2 * x * (1 + 5e-6) if not isinstance(x, float) else x
