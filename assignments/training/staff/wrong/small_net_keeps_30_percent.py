"""p is taken as the probability to keep a unit; in PyTorch it is the one to drop it: Dropout(0.3).

Caught by: test_small_digit_net_drops_hidden_units
"""


class SmallDigitNet(SmallDigitNet):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.7)
