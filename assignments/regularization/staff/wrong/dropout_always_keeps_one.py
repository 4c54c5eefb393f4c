"""A mask that drops everything is drawn again: each element has its own draw, and all may fall at
once.

Caught by: test_dropout_draws_for_each_element_alone
"""


class Dropout(Dropout):
    def _is_kept(self, x):
        is_kept = super()._is_kept(x)
        while self.p < 1 and not is_kept.any():
            is_kept = super()._is_kept(x)
        return is_kept
