"""torch.is_grad_enabled() decides between training and eval: self.training does; the two are
independent.

Caught by: test_batch_norm_in_eval_uses_its_averages, test_batch_norm_trains_without_autograd
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        mode, self.training = self.training, torch.is_grad_enabled()
        y = super().forward(x)
        self.training = mode
        return y
