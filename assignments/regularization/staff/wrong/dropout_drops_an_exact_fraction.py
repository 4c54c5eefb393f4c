"""Exactly a fraction p of the elements is dropped, so they depend on each other: each has its own
draw.

Caught by: test_dropout_draws_for_each_element_alone
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        order = torch.randperm(x.numel()).reshape(x.shape)
        return order >= int(self.p * x.numel())
