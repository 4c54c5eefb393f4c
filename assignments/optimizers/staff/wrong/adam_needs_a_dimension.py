"""w.data[:] = … fails for a parameter that is a single number (it has no dimension to slice); use
copy_, sub_ or -=.

Caught by: test_adam_moves_weights_of_every_shape
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self._remember(i, w.grad + self.weight_decay * w)
            w.data[:] = w.data - self.lr * self._direction(i)
