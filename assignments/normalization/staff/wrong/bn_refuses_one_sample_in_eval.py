"""One sample is refused in eval too: there the averages are used, and a batch of one is legal.

Caught by: test_batch_norm_changes_its_mode
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if len(x) < 2:
            raise ValueError("more than one sample")
        return super().forward(x)
