"""inverted is ignored: False asks for the slide's form, which scales in eval and not in training.

Caught by: test_dropout_of_the_slide_leaves_the_survivors, test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, True)
