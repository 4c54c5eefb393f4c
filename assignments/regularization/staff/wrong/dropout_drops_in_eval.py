"""It drops in eval too: ask self.training.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def forward(self, x):
        return self._drop(x, self._is_kept(x))
