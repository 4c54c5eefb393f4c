"""An epoch as good as the best is not counted: every epoch that does not improve is.

Caught by: test_stopping_follows_its_rule
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        before = self.counter
        if float(val_loss) == self.best:
            self.counter -= 1
        return super().step(val_loss)
