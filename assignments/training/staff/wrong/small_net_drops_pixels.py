"""Dropout acts on the image too; it belongs to the hidden layer only.

Caught by: test_small_digit_net_drops_hidden_units
"""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        return super().forward(self.drop(image))
