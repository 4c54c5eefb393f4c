"""Weight decay is not multiplied by the learning rate: αw belongs to the gradient, so the weight
shrinks by γαw.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self.v[i] = self.momentum * self.v[i] - self.lr * w.grad
            w.add_(self.v[i] - self.weight_decay * w)
