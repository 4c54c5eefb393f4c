"""λ multiplies the gradient as well, v = λ(v − γg); only the last velocity is multiplied.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            g = g * self.momentum if self.momentum else g
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
