"""SGD puts the velocity on the parameter as an attribute, and rebinds .data instead of changing it
in place.
"""


class SGD(SGD):
    def step(self):
        for p in self.params:
            if p.grad is None:
                continue
            g = p.grad.detach() + self.weight_decay * p.detach()
            p.velocity = self.momentum * getattr(p, "velocity", 0.0) - self.lr * g
            p.data = p.data + p.velocity
