"""momentum is stored and never used: the velocity must carry λ times the last one.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for w in self.params:
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            w.sub_(self.lr * g)
