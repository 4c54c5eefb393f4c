"""weight and bias have the shape (1, F): (F,), or PyTorch's state_dict cannot be loaded.

Caught by: test_batch_norm_loads_what_pytorch_saved
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        self.weight = nn.Parameter(torch.ones(1, num_features))
        self.bias = nn.Parameter(torch.zeros(1, num_features))
