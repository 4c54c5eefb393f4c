"""best is kept as val_loss − min_delta, which takes δ off twice: it is the loss itself.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        super()._remember(loss)
        self.best = loss - self.min_delta
