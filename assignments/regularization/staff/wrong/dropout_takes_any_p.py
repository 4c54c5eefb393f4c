"""A p outside [0, 1] is not refused: raise ValueError.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(0.5, inverted)
        self.p = p
