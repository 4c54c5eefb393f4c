"""A loss of NaN becomes best, and nothing is ever below NaN: only an epoch that improves sets best.

Caught by: test_stopping_counts_nan_as_no_improvement
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        if float(val_loss) != float(val_loss):
            self.best = float(val_loss)
        return stops
