"""Each form is a class of its own, and an outer module holds it."""


class _Form(nn.Module):
    def mask(self, x, p):
        return torch.bernoulli(torch.full(x.shape, 1.0 - p)).to(x.dtype)


class _Slide(_Form):
    def forward(self, x, p):
        return self.mask(x, p) * x if self.training else (1 - p) * x


class _Inverted(_Form):
    def forward(self, x, p):
        if not self.training:
            return x
        return (self.mask(x, p) * x) / max(1 - p, 1e-12)


class Dropout(nn.Module):
    def __init__(self, p=0.5, inverted=True):
        super().__init__()
        if isinstance(p, bool) or p < 0 or p > 1:
            raise TypeError("p")
        self.chance = p
        self.form = _Inverted() if inverted else _Slide()

    def forward(self, x):
        return self.form(x, self.chance)


if __name__ == "__main__":
    print(Dropout(0.3)(torch.ones(10)))
