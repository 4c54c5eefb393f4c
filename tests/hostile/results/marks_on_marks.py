"""Piles a thousand accents on one letter, which fill a screen.

Comes: RAISED
Held by: report
Control: none (a plain grader hands it on)
"""


def double(x):
    raise ValueError("k" + "\u0300\u0489" * 1_000 + "﷽" * 100)
