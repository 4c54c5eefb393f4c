"""Adam puts the bias correction in the step size and scales ε to match, in place, with addcdiv."""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad.add(w, alpha=self.weight_decay)
            self.t[i] += 1
            self.m[i].lerp_(g, 1 - beta1)
            self.v[i].mul_(beta2).addcmul_(g, g, value=1 - beta2)
            size, eps = self.lr, self.eps
            if self.bias_correction:
                root = math.sqrt(1 - beta2 ** self.t[i])
                size, eps = self.lr * root / (1 - beta1 ** self.t[i]), eps * root
            w.addcdiv_(self.m[i], self.v[i].sqrt().add_(eps), value=-size)
