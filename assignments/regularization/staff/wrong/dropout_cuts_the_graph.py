"""The survivors are taken from x.detach(): no gradient comes back through the layer.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return super()._drop(x.detach(), is_kept)
