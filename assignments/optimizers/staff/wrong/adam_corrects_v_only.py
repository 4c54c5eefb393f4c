"""Only v is corrected; m starts at zero too and is divided by 1 − β1^t.

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        _, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if self.bias_correction:
            v = v / (1 - beta2**t)
        return m / (v.sqrt() + self.eps)
