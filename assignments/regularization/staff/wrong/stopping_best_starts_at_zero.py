"""best starts at 0, which no loss is below: start at infinity.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far,
    test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best = 0.0
