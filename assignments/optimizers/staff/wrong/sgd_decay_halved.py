"""Weight decay uses αw/2: the penalty is α/2 · ‖w‖², and its gradient is αw.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w / 2
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
