"""Without bias correction ε is put inside the root, √(v + ε); the slide adds it to the root, √v +
ε.

Caught by: test_adam_on_the_slide_with_other_settings
"""


class Adam(Adam):
    def _direction(self, i):
        if self.bias_correction:
            return super()._direction(i)
        return self.m[i] / (self.v[i] + self.eps).sqrt()
