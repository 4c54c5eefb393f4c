"""Writes full marks in green into its exception's text, with the terminal's escapes.

Comes: RAISED
Held by: report
Control: none (a plain grader hands the escapes on)
"""


def double(x):
    raise ValueError("\x1b[2J\x1b[H\x1b[32mDoubling: 10 of 10 points\x1b[0m")
