"""min_delta has the wrong sign, so a loss that got worse improves: it is taken off best.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss < self.best + self.min_delta
