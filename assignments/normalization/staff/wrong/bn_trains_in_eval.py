"""In eval it still normalizes by the batch: there the moving averages are used (self.training is
False).

Caught by: test_batch_norm_in_eval_uses_its_averages
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            return super().forward(x)
        mean, var = x.mean(0), x.var(0, correction=0)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
