"""It raises when step is called after the stop: who trains on is told True until an epoch improves.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if self.counter >= self.patience:
            raise RuntimeError("the training is over")
        return super().step(val_loss)
