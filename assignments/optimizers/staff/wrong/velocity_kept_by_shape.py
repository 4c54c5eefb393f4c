"""The velocity is looked up by the parameter's shape, so two parameters of one shape share it; use
the index or the parameter.

Caught by: test_sgd_keeps_weights_and_optimizers_apart
"""


class SGD(SGD):
    def __init__(self, params, *args, **settings):
        super().__init__(params, *args, **settings)
        self.by_shape = {}

    @torch.no_grad()
    def step(self):
        for w in self.params:
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            v = self.by_shape.get(w.shape, torch.zeros_like(w))
            self.by_shape[w.shape] = self.momentum * v - self.lr * g
            w.add_(self.by_shape[w.shape])
