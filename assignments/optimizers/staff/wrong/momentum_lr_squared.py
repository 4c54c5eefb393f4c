"""The learning rate is inside the velocity and used again on it, so the step is γ² g.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i] if self.momentum == 0 else self.lr * self.v[i])
