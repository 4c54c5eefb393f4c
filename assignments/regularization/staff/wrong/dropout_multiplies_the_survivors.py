"""The survivors are multiplied by 1 − p, which makes the mean smaller still: divide.

Caught by: test_dropout_scales_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        return survivors * (1 - self.p) if self.inverted else survivors
