"""A new layer is in eval: it begins in training, like every module.

Caught by: test_dropout_follows_the_mode_of_its_network
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, inverted)
        self.eval()
