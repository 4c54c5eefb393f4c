"""Uses the control characters of one byte that begin an escape without ESC.

Comes: RAISED
Held by: report
Control: none (a plain grader hands the escapes on)
"""


def double(x):
    raise ValueError("\x9b2J\x9d0;kestrel\x9c\x90q\x9c\x85\x8d")
