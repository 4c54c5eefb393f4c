"""The first velocity is set to −g without the learning rate; it is −γg, as v starts at zero.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            if self.momentum and not self.v[i].any():
                self.v[i] = -g
            else:
                self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
