"""The learning rate is multiplied into m, so a later change of lr reaches the old gradients too
late; keep it outside.

Caught by: test_adam_honours_a_changed_learning_rate
"""


class Adam(Adam):
    def _remember(self, i, g):
        super()._remember(i, g)
        beta1 = self.betas[0]
        self.moving[i] = beta1 * self.moving[i] + (1 - beta1) * self.lr * g
        self.m[i] = self.moving[i] / self.lr if self.lr else self.m[i]

    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.moving = [torch.zeros_like(w) for w in self.params]
