"""Dropout acts on the output too (as drawn on the slide): in training three logits of ten become
0. Drop hidden units only.

Caught by: test_small_digit_net_never_drops_its_output
"""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        h = self.drop(F.relu(self.layer1(image.flatten(1))))
        return self.drop(self.layer2(h))
