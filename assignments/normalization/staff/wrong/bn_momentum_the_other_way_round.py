"""momentum weighs the old average here: running ← (1 − m) · running + m · new, as in PyTorch.

Caught by: test_batch_norm_moves_its_averages
"""


class BatchNorm1d(BatchNorm1d):
    def _move(self, average, new):
        average.copy_(self.momentum * average + (1 - self.momentum) * new)
