"""A loss equal to best − δ counts as better: it has to be below.

Caught by: test_stopping_follows_its_rule
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss <= self.best - self.min_delta
