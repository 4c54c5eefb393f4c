"""Half of the numbers are drawn, the other half is 1 minus these: elements depend on each other.

Caught by: test_dropout_draws_for_each_element_alone
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        half = torch.rand((x.numel() + 1) // 2)
        return torch.cat([half, 1 - half])[: x.numel()].reshape(x.shape) >= self.p
