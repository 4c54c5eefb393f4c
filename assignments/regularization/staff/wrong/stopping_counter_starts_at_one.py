"""counter starts at 1, which shows when the first epoch does not improve: no epoch has been counted
yet, so 0.

Caught by: test_stopping_may_begin_with_nan
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.counter = 1
