"""The averages move in eval too: what is tested must not change the model.

Caught by: test_batch_norm_changes_its_mode
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        y = super().forward(x)
        if not self.training:
            self._remember(x.mean(0), x.var(0, correction=0), max(len(x), 2))
        return y
