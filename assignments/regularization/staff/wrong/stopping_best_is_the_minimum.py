"""best falls with every loss below it, even by less than δ, so slow progress never counts: it moves
only when an epoch improves.

Caught by: test_stopping_asks_for_min_delta
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        stops = super().step(val_loss)
        self.best = min(self.best, float(val_loss))
        return stops
