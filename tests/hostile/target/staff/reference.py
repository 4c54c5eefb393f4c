"""The model answer."""

MARKER = "@MARKER@"


def double(x):
    return 2 * x
