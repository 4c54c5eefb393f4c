"""It drops in eval too: ask self.training.

Caught by: test_dropout_does_nothing_in_eval, test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def forward(self, x):
        return self._drop(x, self._is_kept(x))
