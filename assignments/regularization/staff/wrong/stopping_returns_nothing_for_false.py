"""step returns None where it should return False: the function ends without a return.

Caught by: test_stopping_returns_a_bool
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if super().step(val_loss):
            return True
