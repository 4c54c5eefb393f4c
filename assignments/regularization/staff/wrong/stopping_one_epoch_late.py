"""It stops one epoch too late: True when counter is patience, not only above it.

Caught by: test_stopping_waits_for_its_patience
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter > self.patience
