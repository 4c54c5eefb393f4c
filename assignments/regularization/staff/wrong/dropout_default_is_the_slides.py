"""The default of inverted is False: it is True, as in PyTorch.

Caught by: test_dropout_has_its_defaults_and_positions
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=False):
        super().__init__(p, inverted)
