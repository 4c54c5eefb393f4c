"""The default momentum is 0.9, as in an optimizer: here m weighs the new batch, and its default is
0.1.

Caught by: test_batch_norm_averages_over_several_batches
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.9):
        super().__init__(num_features, eps, momentum)
