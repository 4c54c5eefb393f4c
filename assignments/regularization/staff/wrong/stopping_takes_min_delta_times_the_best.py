"""min_delta is taken relative to the best loss, best · (1 − δ): it is a difference, best − δ, and a
loss may be negative.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss < self.best * (1 - self.min_delta)
