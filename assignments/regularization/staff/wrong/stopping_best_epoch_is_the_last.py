"""best_epoch is set in every epoch: only one that improves sets it.

Caught by: test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        self.best_epoch = self._epochs - 1
        return stops
