"""A loss equal to best − δ counts as better: it has to be below.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss <= self.best - self.min_delta
