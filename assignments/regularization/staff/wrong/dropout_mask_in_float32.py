"""The mask is divided by 1 − p in float32, so float64 inputs lose digits: make it in the dtype of
x.

Caught by: test_dropout_keeps_float64_and_any_strides
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        mask = is_kept.float()
        return x * (mask / (1 - self.p) if self.inverted and self.p < 1 else mask)
