""".detach() between the layers cuts the graph: no gradient reaches layer1.

Caught by: test_small_digit_net_in_eval
"""


class SmallDigitNet(SmallDigitNet):
    def forward(self, image):
        h = self.drop(F.relu(self.layer1(image.flatten(1)))).detach()
        return self.layer2(h)
