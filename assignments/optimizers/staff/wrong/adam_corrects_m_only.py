"""Only m is corrected; v starts at zero too and is divided by 1 − β2^t.

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, _ = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if self.bias_correction:
            m = m / (1 - beta1**t)
        return m / (v.sqrt() + self.eps)
