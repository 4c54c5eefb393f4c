"""The velocity is a moving average, λv + (1 − λ)g: that is Adam's m; the slide adds the whole
gradient.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            if self.momentum:
                g = (1 - self.momentum) * g
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
