"""counter is put back when it says True: only an epoch that improves does that.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if self.counter >= self.patience:
            self.counter = 0
        return super().step(val_loss)
