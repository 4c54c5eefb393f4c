"""The scale is multiplied in without a graph, so the gradient of a survivor is 1: it is 1 / (1 −
p).

Caught by: test_dropout_has_the_gradient_of_its_mask
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        kept = x * is_kept
        return kept + (super()._drop(x, is_kept) - kept).detach()
