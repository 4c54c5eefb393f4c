"""Adam counts its steps once for all parameters, skipped ones too (not judged), and makes its state
when it is first needed.
"""


class Adam(Adam):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.steps = 0
        self.state = {}

    def step(self):
        self.steps += 1
        beta1, beta2 = self.betas
        for p in self.params:
            if p.grad is None:
                continue
            g = p.grad.data + self.weight_decay * p.data
            m, v = self.state.get(p, (torch.zeros_like(p.data), torch.zeros_like(p.data)))
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
            self.state[p] = m, v
            if self.bias_correction:
                m, v = m / (1 - beta1**self.steps), v / (1 - beta2**self.steps)
            p.data -= self.lr * m / (torch.sqrt(v) + self.eps)
