"""[torch.zeros_like(w)] * n holds one tensor n times, so all parameters share one velocity; make
one for each.

Caught by: test_sgd_keeps_weights_and_optimizers_apart
"""


class SGD(SGD):
    def __init__(self, params, *args, **settings):
        super().__init__(params, *args, **settings)
        same_shape = {}
        self.v = [
            same_shape.setdefault(w.shape, v) for w, v in zip(self.params, self.v, strict=True)
        ]

    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            v = self.v[i]
            v.mul_(self.momentum).sub_(self.lr * g)
            w.add_(v)
