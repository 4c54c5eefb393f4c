"""The mean is taken over the features of each sample (dim 1): that is layer norm; batch norm
measures each feature over the batch (dim 0).

Caught by: test_batch_norm_works_by_hand, test_batch_norm_in_training_follows_pytorch
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if not self.training:
            return super().forward(x)
        mean, var = self._measure(x)
        self._remember(mean, var, len(x))
        mean, var = x.mean(1, keepdim=True), x.var(1, correction=0, keepdim=True)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
