"""`not val_loss >= best` is True for NaN: NaN is never an improvement.

Caught by: test_stopping_counts_nan_as_no_improvement
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return not loss >= self.best - self.min_delta
