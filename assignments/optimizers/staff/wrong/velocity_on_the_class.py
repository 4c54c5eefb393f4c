"""The velocity is kept on the class, so two optimizers share it; keep state on self.

Caught by: test_sgd_follows_pytorch
"""


class SGD(SGD):
    shared = {}

    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            v = self.shared.get(i, torch.zeros_like(w))
            self.shared[i] = self.momentum * v - self.lr * g
            w.add_(self.shared[i])
