"""abs(best − val_loss) makes a loss that got worse by δ an improvement: the sign matters.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return abs(self.best - loss) > self.min_delta
