"""The corrected m̂ and v̂ are stored back as m and v, so the correction compounds from step to
step; correct copies.

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        if self.bias_correction:
            self.m[i] = self.m[i] / (1 - self.betas[0] ** self.t[i])
            self.v[i] = self.v[i] / (1 - self.betas[1] ** self.t[i])
        return self.m[i] / (self.v[i].sqrt() + self.eps)
