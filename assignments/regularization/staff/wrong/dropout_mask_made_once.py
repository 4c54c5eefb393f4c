"""The mask of the first call is kept for all later ones; draw a new one at every call.

Caught by: test_dropout_draws_a_new_mask_at_each_call
"""


class Dropout(Dropout):
    mask = None

    def _is_kept(self, x):
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = super()._is_kept(x)
        return self.mask
