"""ε is added to the root of v before the correction, so it is scaled with it; PyTorch adds ε to the
corrected root √v̂.

Caught by: test_adam_adds_eps_to_the_corrected_root
"""


class Adam(Adam):
    def _direction(self, i):
        beta1, beta2 = self.betas
        m, v, t = self.m[i], self.v[i], self.t[i]
        if not self.bias_correction:
            return m / (v.sqrt() + self.eps)
        size = math.sqrt(1 - beta2**t) / (1 - beta1**t)
        return size * m / (v.sqrt() + self.eps)
