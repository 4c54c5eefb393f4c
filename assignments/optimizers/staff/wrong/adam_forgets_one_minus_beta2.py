"""(1 − β2) is missing before g², so v is a thousand times too large and the steps too small.

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def _remember(self, i, g):
        beta1, beta2 = self.betas
        self.t[i] += 1
        self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
        self.v[i] = beta2 * self.v[i] + g**2
