"""The mask comes from a generator of NumPy that nobody seeds, and is made in x's dtype."""


class Dropout(nn.Module):
    def __init__(self, p=0.5, inverted=True):
        import numpy as np

        super().__init__()
        if p < 0 or p > 1:
            raise ValueError("p")
        self.p, self.inverted = p, inverted
        self.draws = np.random.default_rng()

    def forward(self, x):
        if self.training:
            mask = torch.from_numpy(self.draws.random(tuple(x.shape)) >= self.p).to(x.dtype)
            if self.inverted and self.p != 1:
                mask = mask / (1 - self.p)
            return mask * x
        return x if self.inverted else x - self.p * x
