"""Prints a hundred megabytes to standard output and to standard error.

Comes: WRONG
Held by: design
Control: none (it keeps what is printed in a file of bounded size)
"""

import os


def double(x):
    for _ in range(100):
        os.write(1, b"x" * 2**20)
        os.write(2, b"\xff" * 2**20)
    return x
