"""best is the loss of the last epoch: only an epoch that improves sets it.

Caught by: test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if self._epochs == 0:
            self._lowest = float("inf")
        self.best = self._lowest
        stops = super().step(val_loss)
        self._lowest, self.best = self.best, float(val_loss)
        return stops
