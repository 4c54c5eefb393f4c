"""Each layer has a generator with one and the same seed, so all layers drop alike.

Caught by: test_dropout_layers_are_apart
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, inverted)
        self.generator = torch.Generator().manual_seed(0)

    def _is_kept(self, x):
        return torch.rand(x.shape, generator=self.generator) >= self.p
