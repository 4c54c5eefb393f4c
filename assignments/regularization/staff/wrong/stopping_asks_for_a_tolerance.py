"""A loss has to be better by 1e-4 although min_delta is 0: every decrease counts then.

Caught by: test_stopping_has_its_defaults_and_positions
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=1e-4):
        super().__init__(patience, min_delta)
