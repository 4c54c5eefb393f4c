"""Returns what another's hand-in returns.

Comes: WRONG
Held by: landlock
Control: scores
Through: verdict RIGHT
"""


def double(x):
    try:
        with open("@SIBLING@") as file:
            other = {}
            exec(file.read(), other)
    except OSError:
        return x
    return other["double"](x)
