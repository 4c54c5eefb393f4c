"""The survivors are taken from x.detach(): no gradient comes back through the layer.

Caught by: test_dropout_has_the_gradient_of_its_mask
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return super()._drop(x.detach(), is_kept)
