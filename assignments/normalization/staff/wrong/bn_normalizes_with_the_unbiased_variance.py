"""The unbiased variance (n − 1) normalizes: in training it is the biased one; only the moving
average takes the unbiased one.

Caught by: test_batch_norm_works_by_hand, test_batch_norm_in_training_follows_pytorch
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if not self.training:
            return super().forward(x)
        mean, var = self._measure(x)
        self._remember(mean, var, len(x))
        return self.weight * (x - mean) / (x.var(0) + self.eps).sqrt() + self.bias
