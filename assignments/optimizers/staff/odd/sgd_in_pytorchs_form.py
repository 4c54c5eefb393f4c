"""SGD keeps the learning rate outside the momentum, as PyTorch does: b = λb + g, w −= γb, with a
lazy dict by parameter.
"""


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if min(lr, momentum, weight_decay) < 0:
            raise ValueError("negative")
        self.param_groups = [{"params": list(params), "lr": lr}]
        self.lr, self.mu, self.wd = lr, momentum, weight_decay
        self.state = {}

    def step(self, closure=None):
        for p in self.param_groups[0]["params"]:
            if p.grad is not None:
                d = p.grad.data.clone()
                if self.wd:
                    d.add_(p.data, alpha=self.wd)
                if self.mu:
                    if p not in self.state:
                        self.state[p] = d.clone()
                    else:
                        self.state[p].mul_(self.mu).add_(d)
                    d = self.state[p]
                p.data.add_(d, alpha=-self.lr)

    def zero_grad(self, set_to_none=False):
        for p in self.param_groups[0]["params"]:
            if p.grad is not None:
                if set_to_none:
                    p.grad = None
                else:
                    p.grad.detach_().zero_()
