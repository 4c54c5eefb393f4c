"""step returns nothing: it returns whether counter is at least patience.

Caught by: test_stopping_waits_for_its_patience, test_stopping_returns_a_bool
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        super().step(val_loss)
