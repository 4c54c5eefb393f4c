"""Raises with a text of megabytes in one line, and prints as many lines.

Comes: RAISED
Held by: report
Control: none (a plain grader hands all of it on)
"""


def double(x):
    print("kestrel\n" * 100_000)
    raise ValueError("kestrel " * 100_000)
