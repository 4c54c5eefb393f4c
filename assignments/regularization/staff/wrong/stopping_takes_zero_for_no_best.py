"""`not self.best` is True when best is 0.0, too: then every next loss becomes the best; ask `is
None`.

Caught by: test_stopping_takes_losses_of_any_size
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return not self.best or super()._improves(loss)
