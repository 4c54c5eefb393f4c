"""break (or return) at a .grad of None leaves all later parameters where they are; continue skips
only this one.

Caught by: test_adam_skips_a_weight_without_gradient
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                return
            self._remember(i, w.grad + self.weight_decay * w)
            w.sub_(self.lr * self._direction(i))
