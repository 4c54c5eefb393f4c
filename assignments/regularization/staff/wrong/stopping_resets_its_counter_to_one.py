"""counter is put back to 1 when an epoch improves: no epoch has passed since then, so 0.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        super()._remember(loss)
        self.counter = 1
