"""No bias correction: m and v start at zero, so the first steps are too large (lecture, "Adam";
divide by 1 − β^t).

Caught by: test_adam_first_steps_have_the_size_of_lr
"""


class Adam(Adam):
    def _direction(self, i):
        m, v = self.m[i], self.v[i]
        return m / (v.sqrt() + self.eps)
