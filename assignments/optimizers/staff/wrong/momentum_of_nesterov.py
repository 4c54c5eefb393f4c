"""This is Nesterov's momentum, which looks one velocity ahead; the slide's (Polyak's) adds v
itself.

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
            w.add_(self.momentum * self.v[i] - self.lr * g)
