"""The layers are made once for all networks, so training one trains every other; make them in
__init__.

Caught by: test_small_digit_nets_stand_side_by_side
"""

_layers = nn.Linear(784, 30), nn.Linear(30, 1)


class SmallDigitNet(SmallDigitNet):
    def __init__(self):
        super().__init__()
        self.layer1, self.layer2 = _layers
