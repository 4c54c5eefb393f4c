"""Sign error: v = λv + γg followed by w + v climbs the loss; the gradient enters v with a minus.

Caught by: test_sgd_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] + self.lr * g
            w.add_(self.v[i])
