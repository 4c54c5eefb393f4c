"""x[~mask] = 0 changes the input that the caller still needs; make a new tensor.

Caught by: test_dropout_leaves_its_input_alone
"""


class Dropout(Dropout):
    def _drop(self, x, is_kept):
        y = super()._drop(x.clone(), is_kept)
        x.data[~is_kept] = 0
        return y
