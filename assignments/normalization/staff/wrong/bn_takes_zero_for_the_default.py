"""`momentum or 0.1` turns a momentum of 0 into 0.1; 0 is a legal value.

Caught by: test_batch_norm_averages_over_several_batches
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        self.momentum = momentum or 0.1
