"""step fails on a parameter whose .grad is None (it was not used in this loss); skip it.

Caught by: test_adam_skips_a_weight_without_gradient
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            self._remember(i, w.grad + self.weight_decay * w)
            w.sub_(self.lr * self._direction(i))
