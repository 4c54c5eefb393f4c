"""Adam keeps t in a float64 tensor and corrects by running products of β."""


class Adam(Adam):
    def _direction(self, i):
        m, v, t = self.m[i], self.v[i], torch.tensor(self.t[i], dtype=torch.float64)
        if self.bias_correction:
            m = m / (1 - torch.tensor(self.betas[0], dtype=torch.float64) ** t)
            v = v / (1 - torch.tensor(self.betas[1], dtype=torch.float64) ** t)
        return m / (v**0.5 + self.eps)
