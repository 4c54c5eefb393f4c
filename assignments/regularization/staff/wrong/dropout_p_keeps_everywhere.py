"""p is the probability to keep throughout, as in the paper: in PyTorch and here it is the
probability to drop.

Caught by: test_dropout_drops_with_probability_p, test_dropout_scales_the_survivors,
    test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(1 - p, inverted)
