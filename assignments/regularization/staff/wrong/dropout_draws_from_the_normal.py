"""torch.randn is compared with p: its numbers are not uniform between 0 and 1; use torch.rand.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return torch.randn_like(x) >= self.p
