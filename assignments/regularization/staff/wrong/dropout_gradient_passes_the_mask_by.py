"""The gradient passes by the mask, so what was dropped is trained too: multiply x itself by the
mask.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return x + (super()._drop(x, is_kept) - x).detach()
