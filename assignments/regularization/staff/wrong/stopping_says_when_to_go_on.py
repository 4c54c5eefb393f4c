"""step returns True to go on: True means stop.

Caught by: test_stopping_waits_for_its_patience
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter < self.patience
