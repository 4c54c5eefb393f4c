"""np.random.seed in forward makes every mask the same, and every later draw of the program too.

Caught by: test_dropout_draws_a_new_mask_at_each_call
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        import numpy as np

        np.random.seed(42)
        return torch.from_numpy(np.random.rand(*x.shape)) >= self.p
