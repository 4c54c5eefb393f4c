"""min_delta is ignored: an epoch improves when val_loss < best − min_delta.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss < self.best
