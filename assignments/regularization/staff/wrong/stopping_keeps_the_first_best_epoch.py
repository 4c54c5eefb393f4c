"""best_epoch stays that of the first improvement: each one sets it.

Caught by: test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        first = self.best_epoch
        super()._remember(loss)
        self.best_epoch = self.best_epoch if first is None else first
