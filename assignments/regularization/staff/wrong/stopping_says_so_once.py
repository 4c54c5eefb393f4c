"""It says True once, when counter is exactly patience: say it while counter is at least patience.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter == self.patience
