"""A patience of 1 is refused: it is legal, and stops at the first epoch that does not improve.

Caught by: test_stopping_refuses_a_patience_under_one, test_stopping_follows_its_rule
"""


class EarlyStopping(EarlyStopping):
    def __init__(self, patience, min_delta=0.0):
        if patience <= 1:
            raise ValueError("patience")
        super().__init__(patience, min_delta)
