"""In eval it computes under torch.no_grad: the averages are constants there, but x, weight and bias
are not.

Caught by: test_batch_norm_has_the_right_jacobian_in_eval, test_batch_norm_averages_have_no_graph
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        with torch.set_grad_enabled(self.training and torch.is_grad_enabled()):
            return super().forward(x)
