"""The second moment averages g, not g²; its root is then of a negative number or of the wrong size.

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_on_the_slide_with_other_settings
"""


class Adam(Adam):
    def _remember(self, i, g):
        beta1, beta2 = self.betas
        self.t[i] += 1
        self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
        self.v[i] = beta2 * self.v[i] + (1 - beta2) * g
