"""`p or 0.5` turns p = 0 into 0.5: 0 is False in Python.

Caught by: test_dropout_at_the_ends_of_p
"""


class Dropout(Dropout):
    def __init__(self, p=None, inverted=True):
        super().__init__(p or 0.5, inverted)
