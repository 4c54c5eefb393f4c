"""Weight decay is applied beside the velocity; αw is added to the gradient first, so momentum
builds up on it too.

Caught by: test_sgd_decays_weights_of_every_shape
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self.v[i] = self.momentum * self.v[i] - self.lr * w.grad
            w.add_(self.v[i] - self.lr * self.weight_decay * w)
