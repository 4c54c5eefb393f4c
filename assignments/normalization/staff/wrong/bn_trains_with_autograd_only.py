"""Under torch.no_grad the averages stand still: self.training alone decides.

Caught by: test_batch_norm_trains_without_autograd
"""


class BatchNorm1d(BatchNorm1d):
    def _remember(self, mean, var, n):
        if torch.is_grad_enabled():
            super()._remember(mean, var, n)

    def _move(self, average, new):
        average.copy_((1 - self.momentum) * average + self.momentum * new)
