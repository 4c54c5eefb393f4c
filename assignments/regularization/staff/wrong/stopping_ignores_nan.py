"""An epoch of NaN is not counted: it adds 1 to counter like every epoch that does not improve.

Caught by: test_stopping_counts_nan_as_no_improvement
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if float(val_loss) != float(val_loss):
            self._epochs += 1
            return self.counter >= self.patience
        return super().step(val_loss)
