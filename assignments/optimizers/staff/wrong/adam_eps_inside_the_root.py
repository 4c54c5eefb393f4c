"""ε is inside the root, √(v̂ + ε); it is added to the root, √v̂ + ε.

Caught by: test_adam_adds_eps_to_the_corrected_root
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if not self.bias_correction:
            return m / (v.sqrt() + self.eps)
        return m / (1 - beta1**t) / (v / (1 - beta2**t) + self.eps).sqrt()
