"""abs(best − val_loss) makes a loss that got worse by δ an improvement: the sign matters.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far,
    test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return abs(self.best - loss) > self.min_delta
