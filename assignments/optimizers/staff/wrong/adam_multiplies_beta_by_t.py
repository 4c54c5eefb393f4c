"""The correction uses β·t, or 1 − β alone, for β^t: the power grows with the step count.

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if self.bias_correction:
            m, v = m / abs(1 - beta1 * t), v / abs(1 - beta2 * t)
        return m / (v.sqrt() + self.eps)
