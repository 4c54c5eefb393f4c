"""With inverted=False nothing is scaled in eval: multiply by 1 − p there.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def forward(self, x):
        return self._drop(x, self._is_kept(x)) if self.training else x
