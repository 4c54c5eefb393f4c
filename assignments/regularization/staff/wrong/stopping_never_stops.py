"""step returns nothing: it returns whether counter is at least patience.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        super().step(val_loss)
