"""It compares absolute values: a loss may be negative, and −3 is better than −1.

Caught by: test_stopping_takes_losses_of_any_size
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return abs(loss) < abs(self.best) - self.min_delta
