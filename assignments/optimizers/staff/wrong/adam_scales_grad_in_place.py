"""The factor 1 − β1 is multiplied into .grad in place, with mul_ or *=: g is the caller's tensor as
long as nothing was added to it.

Caught by: test_adam_reads_gradients_and_leaves_them
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad
            if self.weight_decay != 0:
                g = g + self.weight_decay * w
            self.t[i] += 1
            self.v[i] = beta2 * self.v[i] + (1 - beta2) * g**2
            self.m[i] = beta1 * self.m[i] + g.mul_(1 - beta1)
            w.sub_(self.lr * self._direction(i))
