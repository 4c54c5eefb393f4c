"""torch.zeros(w.shape) is float32: a float64 parameter loses half its digits; use
torch.zeros_like(w).

Caught by: test_adam_takes_any_betas_to_the_last_digits
"""


class Adam(Adam):
    def _remember(self, i, g):
        super()._remember(i, g)
        self.m[i], self.v[i] = self.m[i].float(), self.v[i].float()
