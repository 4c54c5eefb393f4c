"""Weight decay is added to p.grad in place: the caller's gradient changes, and the decay piles up
where it is not cleared.

Caught by: test_adam_reads_gradients_and_leaves_them
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            w.grad.add_(w, alpha=self.weight_decay)
            self._remember(i, w.grad)
            w.sub_(self.lr * self._direction(i))
