"""SGD and Adam share a base class with lr as a property, warn at the start, and check with
TypeError and assert.
"""

import warnings


class Optimizer:
    def __init__(self, params, lr, **settings):
        warnings.warn("this optimizer is homework", DeprecationWarning, stacklevel=2)
        self.params = list(params)
        self._lr = lr
        self.settings = settings
        self.memory = [{} for _ in self.params]
        for name, value in {"lr": lr, **settings}.items():
            if name != "betas":
                assert value >= 0, f"{name} is negative"
            elif not all(0.0 <= beta < 1.0 for beta in value):
                raise TypeError("betas")

    @property
    def lr(self):
        return self._lr

    @lr.setter
    def lr(self, value):
        self._lr = value

    @torch.no_grad()
    def step(self):
        for w, memory in zip(self.params, self.memory, strict=True):
            if w.grad is not None:
                g = w.grad + self.settings["weight_decay"] * w
                w += self.update(g, memory, **self.settings)

    def zero_grad(self, set_to_none=True):
        for w in self.params:
            w.grad = None


class SGD(Optimizer):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr, momentum=momentum, weight_decay=weight_decay)

    def update(self, g, memory, momentum, weight_decay):
        memory["v"] = momentum * memory.get("v", 0) - self.lr * g
        return memory["v"]


class Adam(Optimizer):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0.0,
        bias_correction=True,
    ):
        super().__init__(params, lr, betas=betas, eps=eps, weight_decay=weight_decay)
        self.bias_correction = bias_correction

    def update(self, g, memory, betas, eps, weight_decay):
        (b1, b2), t = betas, memory.get("t", 0) + 1
        m = b1 * memory.get("m", 0) + (1 - b1) * g
        v = b2 * memory.get("v", 0) + (1 - b2) * g.square()
        memory.update(t=t, m=m, v=v)
        c1, c2 = (1 - b1**t, 1 - b2**t) if self.bias_correction else (1, 1)
        return -self.lr * (m / c1) / ((v / c2).sqrt() + eps)
