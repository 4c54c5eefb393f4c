"""With inverted=False the survivors are scaled in training too: the slide scales in eval alone.

Caught by: test_dropout_of_the_slide_leaves_the_survivors
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        survivors = torch.where(is_kept, x, torch.zeros_like(x))
        return survivors / (1 - self.p) if self.p < 1 else survivors
