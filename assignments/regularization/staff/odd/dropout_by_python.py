"""Python's random numbers, one after the other, in a list; a subclass of ValueError."""

import random


class BadChance(ValueError):
    """p is no probability."""


class Dropout(nn.Module):
    def __init__(self, p=0.5, inverted=True, inplace=False):
        super().__init__()
        if not 0.0 <= p <= 1.0:
            raise BadChance(f"{p}")
        self.p, self.inverted = p, inverted

    def extra_repr(self):
        return f"p={self.p}"

    def forward(self, x):
        keep = 1.0 - self.p
        if not self.training:
            return x if self.inverted else x * keep
        factor = 1.0 / keep if self.inverted and keep > 0 else 1.0
        factors = [factor if random.random() > self.p else 0.0 for _ in range(x.numel())]
        return x * torch.tensor(factors, dtype=x.dtype).reshape(x.shape)
