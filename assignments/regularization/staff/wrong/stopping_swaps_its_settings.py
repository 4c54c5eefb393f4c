"""The settings are in another order: patience comes first, then min_delta.

Caught by: test_stopping_has_its_defaults_and_positions
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, min_delta=0.0, patience=5):
        super().__init__(patience, min_delta)
