"""The mask is a float64 array of NumPy, and turns float32 inputs into float64: make it in the dtype
of x.

Caught by: test_dropout_scales_the_survivors, test_dropout_of_the_slide_leaves_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return super()._drop(x * is_kept.double(), is_kept)
