"""val_loss.item() fails for a Python float: a loss may be either.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        return super().step(val_loss.item())
