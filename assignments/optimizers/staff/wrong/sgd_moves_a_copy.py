"""w = w - lr * g makes a new tensor and leaves the model's parameter as it was; update in place,
with w -= … or w.add_(…).

Caught by: test_sgd_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w = w + self.v[i]
