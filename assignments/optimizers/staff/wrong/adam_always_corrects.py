"""bias_correction=False is ignored: the slide's formula uses m and v as they are.

Caught by: test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        return m / (1 - beta1**t) / ((v / (1 - beta2**t)).sqrt() + self.eps)
