"""With inverted=True the survivors are left alone: they are divided by 1 − p, so that the mean
stays what it was.

Caught by: test_dropout_scales_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return torch.where(is_kept, x, torch.zeros_like(x))
