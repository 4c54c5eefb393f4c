"""The survivors are scaled by the fraction that happened to be kept; the scale is 1 / (1 − p),
whatever the mask.

Caught by: test_dropout_scales_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        scale = x.numel() / is_kept.sum().clamp(min=1)
        return survivors * scale if self.inverted else survivors
