"""counter is put back when it says True: only an epoch that improves does that.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if self.counter >= self.patience:
            self.counter = 0
        return super().step(val_loss)
