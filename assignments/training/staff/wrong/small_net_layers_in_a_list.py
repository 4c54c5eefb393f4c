"""The layers are in a plain Python list, where PyTorch does not see them: no parameter of them is
trained. Make them attributes, self.layer1 and self.layer2.

Caught by: test_small_digit_net_has_its_layers
"""


class SmallDigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 30), nn.Linear(30, 1)]
        self.drop = nn.Dropout(0.3)

    def forward(self, image):
        h = self.drop(F.relu(self.layers[0](image.flatten(1))))
        return self.layers[1](h)
