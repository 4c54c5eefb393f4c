"""Dropout is a plain class: a network can neither hold it nor tell it its mode; derive it from
nn.Module.

Caught by: test_dropout_follows_the_mode_of_its_network
"""


class Dropout:
    forward, _is_kept, _drop = Dropout.forward, Dropout._is_kept, Dropout._drop

    def __init__(self, p=0.5, inverted=True):
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p, self.inverted, self.training = p, inverted, True

    def train(self, mode=True):
        self.training = mode
        return self

    def eval(self):
        return self.train(False)

    def __call__(self, x):
        return self.forward(x)
