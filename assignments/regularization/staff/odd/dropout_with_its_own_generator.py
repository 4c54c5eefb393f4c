"""Each layer has a generator of its own, seeded by the system; the masks are drawn in float64."""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, inverted)
        self.generator = torch.Generator()
        self.generator.seed()

    def _is_kept(self, x):
        return torch.rand(x.shape, generator=self.generator, dtype=torch.float64) < 1 - self.p
