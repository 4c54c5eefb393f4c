"""Weight decay is added to p.grad in place: the caller's gradient changes, and the decay piles up
where it is not cleared.

Caught by: test_sgd_reads_gradients_and_leaves_them
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            w.grad.add_(w, alpha=self.weight_decay)
            g = w.grad
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
