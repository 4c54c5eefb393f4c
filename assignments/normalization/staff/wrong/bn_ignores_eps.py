"""ε is fixed at 1e-5: use the eps that the layer was made with.

Caught by: test_batch_norm_adds_eps_under_the_root
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            mean, var = self._measure(x)
            self._remember(mean, var, len(x))
        else:
            mean, var = self.running_mean, self.running_var
        return self.weight * (x - mean) / (var + 1e-5).sqrt() + self.bias
