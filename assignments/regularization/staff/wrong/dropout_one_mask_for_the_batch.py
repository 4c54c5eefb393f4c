"""All samples of a batch share one mask: draw one for each element of x, not for x[0].

Caught by: test_dropout_drops_with_probability_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return super()._is_kept(x[:1]).expand_as(x)
