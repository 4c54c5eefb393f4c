"""A p above 1 is refused, a negative one is not: raise ValueError for both.

Caught by: test_dropout_refuses_a_p_outside_0_and_1
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        if p > 1:
            raise ValueError("p must not be above 1")
        super().__init__(0.5, inverted)
        self.p = p
