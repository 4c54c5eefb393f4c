"""αw enters the first moment only; the decayed gradient is used for both m and v.

Caught by: test_adam_weight_decay_is_l2
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self._remember(i, w.grad)
            self.m[i] = self.m[i] + (1 - self.betas[0]) * self.weight_decay * w
            w.sub_(self.lr * self._direction(i))
