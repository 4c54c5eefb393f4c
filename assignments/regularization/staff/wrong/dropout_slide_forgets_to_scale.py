"""With inverted=False nothing is scaled in eval: multiply by 1 − p there.

Caught by: test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def forward(self, x):
        return self._drop(x, self._is_kept(x)) if self.training else x
