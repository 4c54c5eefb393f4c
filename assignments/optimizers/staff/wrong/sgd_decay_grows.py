"""Sign error in weight decay: αw is added to the gradient, so that the step makes the weight
smaller.

Caught by: test_weight_decay_follows_pytorch
"""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad - self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.lr * g
            w.add_(self.v[i])
