"""SGD puts the velocity on the parameter, where a new optimizer starts it afresh, and
rebinds .data instead of changing it in place.
"""


class SGD(SGD):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        for p in self.params:
            p.velocity = torch.zeros_like(p.data)

    def step(self):
        for p in self.params:
            if p.grad is None:
                continue
            g = p.grad.detach() + self.weight_decay * p.detach()
            p.velocity = self.momentum * p.velocity - self.lr * g
            p.data = p.data + p.velocity
