"""p is taken for the probability to keep an element: it is the probability to drop one.

Caught by: test_dropout_drops_with_probability_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return torch.rand_like(x) < self.p
