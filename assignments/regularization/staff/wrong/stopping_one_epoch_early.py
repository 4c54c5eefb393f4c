"""It stops one epoch too early: True while counter is at least patience, not patience − 1.

Caught by: test_stopping_waits_for_its_patience
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter >= max(self.patience - 1, 1)
