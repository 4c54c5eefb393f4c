"""With inverted=False it multiplies by p in eval: the part that survived was 1 − p.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def forward(self, x):
        if self.training or self.inverted:
            return super().forward(x)
        return self.p * x
