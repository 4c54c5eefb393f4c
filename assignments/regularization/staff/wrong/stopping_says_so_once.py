"""It says True once, when counter is exactly patience: say it while counter is at least patience.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter == self.patience
