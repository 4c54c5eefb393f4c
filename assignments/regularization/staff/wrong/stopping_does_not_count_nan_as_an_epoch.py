"""An epoch of NaN is passed over, so best_epoch is too small afterwards: it is an epoch like any
other.

Caught by: test_stopping_may_begin_with_nan
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        self._epochs -= float(val_loss) != float(val_loss)
        return stops
