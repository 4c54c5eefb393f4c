"""counter stays at patience after the stop: every epoch that does not improve adds 1.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        self.counter = min(self.counter, self.patience)
        return stops
