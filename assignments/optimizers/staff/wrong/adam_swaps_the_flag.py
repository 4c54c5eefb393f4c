"""bias_correction is read the wrong way round: True divides by 1 − β^t, False does not.

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if not self.bias_correction:
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
        return m / (v.sqrt() + self.eps)
