"""step returns a number: the answer is True or False.

Caught by: test_stopping_returns_a_bool
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        return self.counter if super().step(val_loss) else 0
