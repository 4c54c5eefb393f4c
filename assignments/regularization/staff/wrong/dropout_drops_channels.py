"""With more than two dimensions whole channels are dropped: that is Dropout1d or Dropout2d, here
each element is alone.

Caught by: test_dropout_draws_along_every_axis
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        if x.ndim < 3:
            return super()._is_kept(x)
        return super()._is_kept(x.flatten(2)[:, :, 0]).reshape(*x.shape[:2], *[1] * (x.ndim - 2))
