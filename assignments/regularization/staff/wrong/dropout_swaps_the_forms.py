"""The forms are swapped: inverted=True scales in training, inverted=False in eval.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, not inverted)
