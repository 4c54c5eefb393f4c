"""One number is drawn for the whole tensor, so that all of it is dropped or nothing: draw one for
each element.

Caught by: test_dropout_drops_with_probability_p
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        return (torch.rand(()) >= self.p).expand_as(x)
