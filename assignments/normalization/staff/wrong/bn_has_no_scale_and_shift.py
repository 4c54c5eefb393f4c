"""γ and β are made but not used: y = γ · normalized + β.

Caught by: test_batch_norm_works_by_hand, test_batch_norm_in_training_follows_pytorch,
    test_batch_norm_in_eval_uses_its_averages
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            mean, var = self._measure(x)
            self._remember(mean, var, len(x))
        else:
            mean, var = self.running_mean, self.running_var
        return (x - mean) / (var + self.eps).sqrt()
