"""return inside the loop ends step after the first parameter; the others never move.

Caught by: test_sgd_keeps_weights_and_optimizers_apart, test_sgd_decays_weights_of_every_shape
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
            return
