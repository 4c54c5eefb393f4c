"""best_epoch counts from 1: the first epoch is 0.

Caught by: test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        super()._remember(loss)
        self.best_epoch += 1
