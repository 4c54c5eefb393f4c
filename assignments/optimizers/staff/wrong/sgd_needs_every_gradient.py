"""step fails on a parameter whose .grad is None (it was not used in this loss); skip it.

Caught by: test_sgd_skips_a_weight_without_gradient
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
