"""best starts at a number that a loss may well be above: start at infinity.

Caught by: test_stopping_takes_losses_of_any_size
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best = 1e6
