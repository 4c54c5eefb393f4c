"""The mask comes from bernoulli_ and is multiplied by x; its scale is kept in a buffer."""


class Dropout(nn.Module):
    def __init__(self, p=0.5, inverted=True):
        super().__init__()
        assert 0 <= p <= 1, p
        self.keep = 1 - p
        self.inverted = inverted
        scale = 1 / self.keep if self.keep else 0.0
        self.register_buffer("scale", torch.tensor(scale, dtype=torch.float64))

    def forward(self, x):
        if not self.training:
            return x.clone() if self.inverted else x * self.keep
        mask = torch.empty_like(x).bernoulli_(self.keep)
        return x * mask * (float(self.scale) if self.inverted else 1)
