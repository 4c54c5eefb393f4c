"""val_loss.item() fails for a Python float: a loss may be either.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far,
    test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        return super().step(val_loss.item())
