"""It drops in eval and not in training: self.training is True in training.

Caught by: test_dropout_drops_with_probability_p, test_dropout_scales_the_survivors,
    test_dropout_of_the_slide_leaves_the_survivors, test_dropout_does_nothing_in_eval,
    test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def forward(self, x):
        if not self.training:
            return self._drop(x, self._is_kept(x))
        return x if self.inverted else (1 - self.p) * x
