"""At p = 1 it divides 0 by 0: nothing is left to be scaled there.

Caught by: test_dropout_at_the_ends_of_p
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        return x * is_kept / (torch.ones_like(x) - self.p) if self.inverted else x * is_kept
