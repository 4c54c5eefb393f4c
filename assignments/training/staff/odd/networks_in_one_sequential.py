"""Each network runs an nn.Sequential, of which the attributes are aliases; more attributes than
asked.
"""


class SmallDigitNet(nn.Module):
    def __init__(self, hidden=30, p=0.3):
        super().__init__()
        self.stack = nn.Sequential(
            nn.Flatten(), nn.Linear(784, hidden), nn.Dropout(p), nn.ReLU(), nn.Linear(hidden, 1)
        )
        self.layer1, self.layer2 = self.stack[1], self.stack[4]

    def forward(self, image):
        return self.stack(image)


class DigitClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(784, 50)
        self.bn = nn.BatchNorm1d(50)
        self.layer2 = nn.Linear(50, 20)
        self.ln = nn.LayerNorm(20)
        self.layer3 = nn.Linear(20, 10)
        self.relu = nn.ReLU(inplace=True)
        parts = [self.layer1, self.relu, self.bn, self.layer2, self.relu, self.ln, self.layer3]
        self.net = nn.Sequential(*parts)

    def forward(self, image):
        return self.net(image.reshape(image.shape[0], -1))
