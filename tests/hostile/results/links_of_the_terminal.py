"""Writes a link, by OSC 8, that shows one address and opens another.

Comes: RAISED
Held by: report
Control: none (a plain grader hands the escapes on)
"""


def double(x):
    raise ValueError("\x1b]8;;https://kestrel.invalid/\x1b\\your course\x1b]8;;\x1b\\")
