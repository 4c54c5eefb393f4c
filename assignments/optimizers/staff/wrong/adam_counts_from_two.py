"""The step count starts at 1 and is raised before it is used, so the first step is corrected with t
= 2.

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        t = t + 1
        if self.bias_correction:
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
        return m / (v.sqrt() + self.eps)
