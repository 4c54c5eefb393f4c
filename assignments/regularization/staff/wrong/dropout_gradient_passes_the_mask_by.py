"""The gradient passes by the mask, so what was dropped is trained too: multiply x itself by the
mask.

Caught by: test_dropout_has_the_gradient_of_its_mask
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return x + (super()._drop(x, is_kept) - x).detach()
