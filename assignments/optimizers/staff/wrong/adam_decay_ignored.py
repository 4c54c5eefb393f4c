"""weight_decay is stored and never used: add αw to the gradient.

Caught by: test_adam_weight_decay_is_l2
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self._remember(i, w.grad)
            w.sub_(self.lr * self._direction(i))
