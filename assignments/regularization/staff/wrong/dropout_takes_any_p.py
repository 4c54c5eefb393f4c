"""A p outside [0, 1] is not refused: raise ValueError.

Caught by: test_dropout_refuses_a_p_outside_0_and_1
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(0.5, inverted)
        self.p = p
