"""One number is drawn for each row, so a sample is dropped as a whole: draw one for each element.

Caught by: test_dropout_drops_with_probability_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return super()._is_kept(x[..., :1]).expand_as(x)
