"""The forms are swapped: inverted=True scales in training, inverted=False in eval.

Caught by: test_dropout_scales_the_survivors, test_dropout_of_the_slide_leaves_the_survivors,
    test_dropout_does_nothing_in_eval, test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, not inverted)
