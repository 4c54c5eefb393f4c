"""Returns an integer of a hundred thousand digits, and one of a class that lies.

Comes: TOO_BIG, WRONG
Held by: wall
Control: none (it is not equal to 7)
"""


class Liar(int):
    def bit_length(self):
        return 1


def double(x):
    return Liar(10**100_000) if isinstance(x, float) else 10**100_000
