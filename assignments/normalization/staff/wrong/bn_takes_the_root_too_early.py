"""√(σ²) is squared again before ε is added: right forward, but the derivative of a root at 0 is
infinite, and a constant feature gets a gradient of nan; take one root, of σ² + ε.

Caught by: test_batch_norm_has_the_right_jacobian
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            mean, var = self._measure(x)
            self._remember(mean, var, len(x))
        else:
            mean, var = self.running_mean, self.running_var
        return self.weight * (x - mean) / (var.sqrt() ** 2 + self.eps).sqrt() + self.bias
