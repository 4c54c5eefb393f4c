"""A .grad of None is treated as a gradient of zero, so decay and velocity still move the weight; it
must be skipped.

Caught by: test_sgd_skips_a_weight_without_gradient
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            g = self.weight_decay * w
            if w.grad is not None:
                g = g + w.grad
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
