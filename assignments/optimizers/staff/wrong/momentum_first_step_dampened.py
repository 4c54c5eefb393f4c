"""The first step is (1 − λ) of its length: v starts at zero and takes the whole first gradient.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            first = bool(self.momentum) and not self.v[i].any()
            self.v[i] = self.momentum * self.v[i] - self.lr * g * (
                1 - self.momentum if first else 1
            )
            w.add_(self.v[i])
