"""The arguments are in the order (num_features, momentum, eps): it is (num_features, eps,
momentum).

Caught by: test_batch_norm_takes_its_settings_by_position
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, momentum=0.1, eps=1e-5):
        super().__init__(num_features, eps, momentum)
