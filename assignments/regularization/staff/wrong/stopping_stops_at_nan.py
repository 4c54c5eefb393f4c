"""A loss of NaN stops at once: it only adds 1 to counter.

Caught by: test_stopping_counts_nan_as_no_improvement
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        if float(val_loss) != float(val_loss):
            self.counter = max(self.counter, self.patience)
        return stops or self.counter >= self.patience
