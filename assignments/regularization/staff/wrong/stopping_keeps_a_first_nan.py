"""The first loss becomes best even when it is NaN, and nothing is ever below NaN.

Caught by: test_stopping_may_begin_with_nan
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return self.best_epoch is None or super()._improves(loss)
