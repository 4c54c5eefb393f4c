"""A loss better by exactly δ improves: it has to be better by more.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss < self.best and self.best - loss >= self.min_delta
