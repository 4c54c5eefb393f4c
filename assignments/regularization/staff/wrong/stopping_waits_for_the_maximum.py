"""A higher loss counts as better: an epoch improves when its loss is lower.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss > (float("-inf") if self.best_epoch is None else self.best) + self.min_delta
