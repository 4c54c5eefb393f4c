"""Once it has said True it says so forever: an epoch that improves puts counter back, and the
answer is False again.

Caught by: test_stopping_goes_on_after_a_stop
"""


class EarlyStopping(EarlyStopping):
    is_over = False

    def _is_out_of_patience(self):
        self.is_over = self.is_over or self.counter >= self.patience
        return self.is_over
