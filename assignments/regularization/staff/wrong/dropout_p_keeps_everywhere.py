"""p is the probability to keep throughout, as in the paper: in PyTorch and here it is the
probability to drop.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(1 - p, inverted)
