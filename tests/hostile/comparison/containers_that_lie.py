"""Returns lists, tuples and dictionaries that show another content each time they are read.

Comes: WRONG
Held by: wall
Control: scores
"""


class Liar(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        while True:
            yield 0

    def __len__(self):
        return 2**62

    __hash__ = None


def double(x):
    return Liar([x])
