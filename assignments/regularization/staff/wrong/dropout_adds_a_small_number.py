"""A small number added to 1 − p against the division by 0 changes every survivor: treat p = 1
apart.

Caught by: test_dropout_keeps_float64_and_any_strides
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        return survivors / (1 - self.p + 1e-8) if self.inverted else survivors
