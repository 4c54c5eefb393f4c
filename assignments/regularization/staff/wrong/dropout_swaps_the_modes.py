"""It drops in eval and not in training: self.training is True in training.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def forward(self, x):
        if not self.training:
            return self._drop(x, self._is_kept(x))
        return x if self.inverted else (1 - self.p) * x
