"""Prints carriage returns, backspaces and tabs, to write over what stands before.

Comes: WRONG
Held by: report
Control: none (a plain grader hands them on)
"""


def double(x):
    print("wrong\rright\b\b\b\b\bright\x0b\x0c\x1b[1A\x1b[2K 10/10", flush=True)
    return x
