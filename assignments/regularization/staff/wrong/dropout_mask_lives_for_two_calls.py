"""Each mask serves two calls; draw a new one at every call.

Caught by: test_dropout_draws_a_new_mask_at_each_call
"""


class Dropout(Dropout):
    calls = 0

    def _is_kept(self, x):
        if self.calls % 2 == 0 or self.mask.shape != x.shape:
            self.mask = super()._is_kept(x)
        self.calls += 1
        return self.mask
