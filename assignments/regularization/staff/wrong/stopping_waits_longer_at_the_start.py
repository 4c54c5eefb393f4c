"""It never stops in the first patience epochs: when none of them improves, patience has run out.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter >= self.patience and self._epochs > self.patience
