"""The default of p is 0.3, as in the slide's example: it is 0.5.

Caught by: test_dropout_has_its_defaults_and_positions
"""


class Dropout(Dropout):
    def __init__(self, p=0.3, inverted=True):
        super().__init__(p, inverted)
