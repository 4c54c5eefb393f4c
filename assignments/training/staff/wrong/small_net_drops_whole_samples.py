"""Dropout1d drops all hidden units of an image at once; nn.Dropout drops each by itself.

Caught by: test_small_digit_net_drops_hidden_units
"""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        h = F.relu(self.layer1(image.flatten(1)))
        return self.layer2(F.dropout1d(h, 0.3, self.training))
