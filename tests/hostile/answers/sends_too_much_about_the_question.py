"""Returns a hidden input in so large an answer, or so odd a one, that a report tells of it.

Comes: WRONG, TOO_BIG, CRASHED
Held by: report
Control: none (there is no wall)
"""


class Odd:
    def __init__(self, x):
        self.__class__.__name__ = f"asked {x}"


def double(x):
    Odd.__qualname__ = Odd.__name__ = f"asked {x}"
    return Odd(x) if isinstance(x, float) else {f"asked {x}": Odd(x)}
