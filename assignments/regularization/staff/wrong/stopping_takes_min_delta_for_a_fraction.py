"""min_delta is taken for a fraction of best: it is a difference of losses.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        margin = self.min_delta * abs(self.best) if self.best_epoch is not None else 0.0
        return loss < self.best - margin
