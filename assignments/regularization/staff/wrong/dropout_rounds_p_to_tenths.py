"""The draw is an integer from 0 to 9, so that p counts in tenths only; draw from torch.rand.

Caught by: test_dropout_takes_any_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return torch.randint(10, x.shape) >= self.p * 10
