"""It stops at the first epoch that does not improve: wait for patience of them.

Caught by: test_stopping_waits_for_its_patience
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter > 0
