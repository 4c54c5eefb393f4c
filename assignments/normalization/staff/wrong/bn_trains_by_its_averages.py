"""In training it normalizes with the moving averages after moving them: in training the statistics
are those of the batch.

Caught by: test_batch_norm_works_by_hand, test_batch_norm_in_training_follows_pytorch
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            mean, var = self._measure(x)
            self._remember(mean, var, len(x))
        return (
            self.weight * (x - self.running_mean) / (self.running_var + self.eps).sqrt() + self.bias
        )
