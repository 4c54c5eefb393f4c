"""A negative momentum is accepted: raise ValueError.

Caught by: test_batch_norm_refuses_bad_settings_and_takes_zeros
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, abs(momentum))
        self.momentum = momentum
