"""The velocity is made anew in every step, so momentum never builds up; keep it on the optimizer.

Caught by: test_momentum_follows_the_slide
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for w in self.params:
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            v = torch.zeros_like(w)
            w.add_(self.momentum * v - self.lr * g)
