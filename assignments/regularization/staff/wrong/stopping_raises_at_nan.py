"""A loss of NaN raises: it is an epoch that does not improve.

Caught by: test_stopping_counts_nan_as_no_improvement
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if float(val_loss) != float(val_loss):
            raise ValueError("val_loss is NaN")
        return super().step(val_loss)
