"""weight and bias are plain tensors: an optimizer never sees them; wrap them in nn.Parameter.

Caught by: test_batch_norm_has_parameters_and_buffers
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        del self.weight, self.bias
        self.register_buffer("weight", torch.ones(num_features))
        self.register_buffer("bias", torch.zeros(num_features))

    def forward(self, x):
        self.weight, self.bias = self.weight.requires_grad_(), self.bias.requires_grad_()
        return super().forward(x)
