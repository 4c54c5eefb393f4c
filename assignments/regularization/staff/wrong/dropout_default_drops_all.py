"""The default of p is 1, so that Dropout() drops everything: it is 0.5.

Caught by: test_dropout_has_its_defaults_and_positions
"""


class Dropout(Dropout):
    def __init__(self, p=1.0, inverted=True):
        super().__init__(p, inverted)
