"""A negative patience is refused, 0 is not: it would stop before the first epoch; raise ValueError.

Caught by: test_stopping_refuses_a_patience_under_one
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        if patience < 0:
            raise ValueError("patience must not be negative")
        super().__init__(max(patience, 1), min_delta)
        self.patience = patience
