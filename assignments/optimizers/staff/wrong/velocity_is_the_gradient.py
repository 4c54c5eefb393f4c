"""The first velocity is p.grad itself and not a copy: it changes when the next gradient is written
there.

Caught by: test_sgd_reads_gradients_and_leaves_them
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad if self.weight_decay == 0 else w.grad + self.weight_decay * w
            b = self.momentum * self.b[i] + g if i in self.b else g
            self.b[i] = b
            w.sub_(self.lr * b)

    def __init__(self, params, *args, **settings):
        super().__init__(params, *args, **settings)
        self.b = {}
