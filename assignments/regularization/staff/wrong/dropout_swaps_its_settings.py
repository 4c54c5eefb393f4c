"""The settings are in another order: p comes first, then inverted.

Caught by: test_dropout_has_its_defaults_and_positions
"""


class Dropout(Dropout):
    def __init__(self, inverted=True, p=0.5):
        super().__init__(p, inverted)
