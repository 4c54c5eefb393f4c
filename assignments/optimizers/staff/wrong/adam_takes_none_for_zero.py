"""A .grad of None is treated as a gradient of zero, so moments and decay still move the weight; it
must be skipped.

Caught by: test_adam_skips_a_weight_without_gradient
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            g = torch.zeros_like(w) if w.grad is None else w.grad
            self._remember(i, g + self.weight_decay * w)
            w.sub_(self.lr * self._direction(i))
