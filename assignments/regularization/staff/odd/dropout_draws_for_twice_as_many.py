"""It draws more numbers than it needs, as normal ones, and turns them into uniform ones."""


class Dropout(Dropout):
    def _is_kept(self, x):
        normal = torch.randn(2, *x.shape, dtype=torch.float64)[1]
        uniform = (1 + torch.erf(normal / 2**0.5)) / 2
        return uniform > self.p if self.p else torch.ones_like(x, dtype=torch.bool)
