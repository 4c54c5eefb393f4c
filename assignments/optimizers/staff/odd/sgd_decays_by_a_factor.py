"""SGD without momentum shrinks the weight by the factor 1 − γα, as the slide says of it."""


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            if self.momentum == 0:
                w.mul_(1 - self.lr * self.weight_decay).sub_(self.lr * w.grad)
            else:
                self.v[i] = self.momentum * self.v[i]
                self.v[i] -= self.lr * (w.grad + self.weight_decay * w)
                w += self.v[i]
