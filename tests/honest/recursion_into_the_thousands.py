"""The limit of recursion is raised, and three thousand calls lie on each other."""

import sys

sys.setrecursionlimit(10_000)


def double(x, depth=3_000):
    return x + x if depth == 0 else double(x, depth - 1)
