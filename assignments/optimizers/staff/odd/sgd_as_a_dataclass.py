"""SGD is a dataclass that checks itself afterwards and raises a subclass of ValueError."""

import dataclasses


class BadSetting(ValueError):
    pass


@dataclasses.dataclass
class SGD:
    params: object
    lr: float
    momentum: float = 0.0
    weight_decay: float = 0.0

    def __post_init__(self):
        self.params = [*self.params]
        self.v = {}
        for name in ("lr", "momentum", "weight_decay"):
            if getattr(self, name) < 0:
                raise BadSetting(name)

    @torch.no_grad()
    def step(self):
        with_gradient = [(i, p) for i, p in enumerate(self.params) if p.grad is not None]
        for i, p in with_gradient:
            v = self.v.setdefault(i, torch.zeros_like(p))
            v *= self.momentum
            v -= self.lr * (p.grad + self.weight_decay * p)
            p += v

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()
