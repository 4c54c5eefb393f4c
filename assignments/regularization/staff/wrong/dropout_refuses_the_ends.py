"""p = 0 and p = 1 are refused: both make sense, and drop nothing or everything.

Caught by: test_dropout_at_the_ends_of_p
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        if not 0 < p < 1:
            raise ValueError("p must be between 0 and 1")
        super().__init__(p, inverted)
