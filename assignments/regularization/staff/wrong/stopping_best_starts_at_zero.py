"""best starts at 0, which no loss is below: start at infinity.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best = 0.0
