"""(1 − β1) is missing before g, so m is a sum and not an average, ten times too large.

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def _remember(self, i, g):
        beta1, beta2 = self.betas
        self.t[i] += 1
        self.m[i] = beta1 * self.m[i] + g
        self.v[i] = beta2 * self.v[i] + (1 - beta2) * g**2
