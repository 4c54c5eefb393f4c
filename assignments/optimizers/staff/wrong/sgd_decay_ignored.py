"""weight_decay is stored and never used: add αw to the gradient.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
