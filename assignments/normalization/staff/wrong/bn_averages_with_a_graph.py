"""The averages keep the graph of every batch: memory grows, and a later backward fails; update them
under torch.no_grad or with detach.

Caught by: test_batch_norm_averages_have_no_graph
"""


class BatchNorm1d(BatchNorm1d):
    def _remember(self, mean, var, n):
        m = self.momentum
        self.running_mean = (1 - m) * self.running_mean + m * mean
        self.running_var = (1 - m) * self.running_var + m * var * n / (n - 1)
