"""counter is not put back when an epoch improves: it is to count the epochs since the best one.

Caught by: test_stopping_counts_from_the_best_so_far
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        self.best = loss
        self.best_epoch = self._epochs
