"""Returns not-a-number, which no comparison finds to be far from anything.

Comes: WRONG
Held by: judge
Control: none (assertEqual and allclose do find it different)
"""


def double(x):
    return x * float("nan")
