"""Weight decay uses 2αw: the penalty is α/2 · ‖w‖², and its gradient is αw.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + 2 * self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
