"""The second moment is one number for a whole tensor (the mean of g²): in Adam each weight has its
own rate.

Caught by: test_adam_follows_pytorch, test_adam_on_the_slide_with_other_settings
"""


class Adam(Adam):
    def _remember(self, i, g):
        before = self.v[i]
        super()._remember(i, g)
        self.v[i] = self.betas[1] * before + (1 - self.betas[1]) * (g**2).mean()
