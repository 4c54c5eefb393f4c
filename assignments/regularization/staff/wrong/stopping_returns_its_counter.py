"""step returns a number: the answer is True or False.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        return self.counter if super().step(val_loss) else 0
