"""The mask is drawn once, in the constructor, and used at every call; dropout draws anew each
time.

Caught by: test_small_digit_net_drops_hidden_units
"""


class SmallDigitNet(SmallDigitNet):
    def __init__(self):
        super().__init__()
        self.mask = {}

    def forward(self, image):
        h = F.relu(self.layer1(image.flatten(1)))
        if self.training:
            if h.shape not in self.mask:
                self.mask[h.shape] = (torch.rand_like(h) >= 0.3) / 0.7
            h = h * self.mask[h.shape]
        return self.layer2(h)
