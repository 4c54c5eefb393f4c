"""p and inverted are kept on the class, so the layer that was made last changes all the others.

Caught by: test_dropout_layers_are_apart
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, inverted)
        del self.p, self.inverted
        Dropout.p, Dropout.inverted = p, inverted
