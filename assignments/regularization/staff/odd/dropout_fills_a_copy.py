"""A copy of x is filled with 0 where a distribution says so; the ends of p are apart."""


class Dropout(Dropout):
    def forward(self, x):
        if self.training and self.p == 0:
            return x
        if self.training and self.p == 1:
            return torch.zeros_like(x)
        if self.training:
            drop = torch.distributions.Bernoulli(probs=self.p).sample(x.shape).bool()
            y = x.masked_fill(drop, 0.0)
            return y.div(1 - self.p) if self.inverted else y
        return x * (1 if self.inverted else 1 - self.p)
