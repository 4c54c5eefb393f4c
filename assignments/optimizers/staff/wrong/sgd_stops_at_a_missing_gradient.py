"""break (or return) at a .grad of None leaves all later parameters where they are; continue skips
only this one.

Caught by: test_sgd_skips_a_weight_without_gradient
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                break
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
