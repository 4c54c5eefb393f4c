"""ε is fixed at 1e-8 whatever eps is; use self.eps.

Caught by: test_adam_adds_eps_to_the_corrected_root, test_adam_takes_any_betas_to_the_last_digits,
test_adam_on_the_slide_with_other_settings
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if self.bias_correction:
            m, v = m / (1 - beta1**t), v / (1 - beta2**t)
        return m / (v.sqrt() + 1e-8)
