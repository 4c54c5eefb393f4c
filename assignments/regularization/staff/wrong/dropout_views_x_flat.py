"""x.view(-1) works for contiguous tensors only: the mask can have the shape of x, or use reshape.

Caught by: test_dropout_keeps_float64_and_any_strides
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        flat = super()._drop(x.view(-1), is_kept.reshape(-1))
        return flat.view(x.shape)
