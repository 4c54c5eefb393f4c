"""The survivors are divided by p: divide by the probability to survive, 1 − p.

Caught by: test_dropout_scales_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        return survivors / self.p if self.inverted and 0 < self.p < 1 else survivors
