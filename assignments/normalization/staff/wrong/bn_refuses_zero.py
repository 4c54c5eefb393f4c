"""0 is refused as eps or momentum: only negative values are.

Caught by: test_batch_norm_averages_over_several_batches,
    test_batch_norm_refuses_bad_settings_and_takes_zeros
"""


class BatchNorm1d(BatchNorm1d):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps, momentum)
        if eps == 0 or momentum == 0:
            raise ValueError("must be positive")
