"""inverted is ignored: False asks for the slide's form, which scales in eval and not in training.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, True)
