"""The learning rate is frozen when the optimizer is made, so a schedule that sets optimizer.lr does
nothing; read self.lr in step.

Caught by: test_sgd_honours_a_changed_learning_rate
"""


class SGD(SGD):
    def __init__(self, params, lr, *args, **settings):
        super().__init__(params, lr, *args, **settings)
        self.first_lr = lr

    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            self.v[i] = self.momentum * self.v[i] - self.first_lr * g
            w.add_(self.v[i])
