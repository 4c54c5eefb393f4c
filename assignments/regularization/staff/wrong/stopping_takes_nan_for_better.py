"""`not val_loss >= best` is True for NaN: NaN is never an improvement.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return not loss >= self.best - self.min_delta
