"""It compares with the loss of the epoch before: an epoch improves when it is better than the best
so far.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far,
    test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    last = float("inf")

    def step(self, val_loss):
        stops = super().step(val_loss)
        self.last = float(val_loss)
        return stops

    def _improves(self, loss):
        return loss < self.last - self.min_delta
