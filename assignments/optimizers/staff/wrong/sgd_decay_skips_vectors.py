"""Weight decay leaves out one-dimensional parameters (biases); here it holds for every parameter.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            alpha = self.weight_decay if w.dim() > 1 else 0.0
            g = w.grad + alpha * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
