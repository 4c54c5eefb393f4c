"""The biased variance enters running_var: there it is the unbiased one, n / (n − 1) times as large.

Caught by: test_batch_norm_moves_its_averages
"""


class BatchNorm1d(BatchNorm1d):
    def _remember(self, mean, var, n):
        super()._remember(mean, var * (n - 1) / n, n)
