"""A patience under 1 is not refused: raise ValueError.

Caught by: test_stopping_refuses_a_patience_under_one
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        super().__init__(max(patience, 1), min_delta)
        self.patience = patience
