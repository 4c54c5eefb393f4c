"""Once in eval it never comes back to training: read self.training at every call.

Caught by: test_batch_norm_changes_its_mode
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if not self.training:
            self.is_done = True
        mode, self.training = self.training, self.training and not hasattr(self, "is_done")
        y = super().forward(x)
        self.training = mode
        return y
