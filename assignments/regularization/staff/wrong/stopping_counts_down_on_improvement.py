"""An epoch that improves takes 1 from counter: it puts it back to 0.

Caught by: test_stopping_counts_from_the_best_so_far
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        self.best, self.best_epoch = loss, self._epochs
        self.counter = max(self.counter - 1, 0)
