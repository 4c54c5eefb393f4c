"""best_epoch counts only the epochs that improved: every call of step is an epoch.

Caught by: test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        before = self.counter
        stops = super().step(val_loss)
        self._epochs -= self.counter > before
        return stops
