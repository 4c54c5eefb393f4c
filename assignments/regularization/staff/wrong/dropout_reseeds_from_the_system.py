"""torch.seed in forward puts a new seed in place of the one that was set: no experiment can be
repeated.

Caught by: test_dropout_never_reseeds
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        torch.seed()
        return super()._is_kept(x)
