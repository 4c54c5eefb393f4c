"""The first step makes the state, for the parameters that have a gradient then; one that gets its
first gradient later has none (KeyError).

Caught by: test_sgd_skips_a_weight_without_gradient
"""


class SGD(SGD):
    early = None

    @torch.no_grad()
    def step(self):
        if self.early is None:
            self.early = {p: torch.zeros_like(p) for p in self.params if p.grad is not None}
        for p in self.params:
            if p.grad is None:
                continue
            g = p.grad + self.weight_decay * p
            self.early[p] = self.momentum * self.early[p] - self.lr * g
            p.add_(self.early[p])
