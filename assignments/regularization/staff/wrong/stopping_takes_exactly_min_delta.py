"""A loss better by exactly δ improves: it has to be better by more.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss < self.best and self.best - loss >= self.min_delta
