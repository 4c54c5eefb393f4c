"""torch.zeros(w.shape) is float32: a float64 parameter loses half its digits; use
torch.zeros_like(w).

Caught by: test_momentum_is_right_to_the_last_digits
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = (self.momentum * self.v[i] - self.lr * g).float()
            w.add_(self.v[i])
