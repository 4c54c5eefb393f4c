"""torch.randn is compared with p: its numbers are not uniform between 0 and 1; use torch.rand.

Caught by: test_dropout_drops_with_probability_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return torch.randn_like(x) >= self.p
