"""In eval x *= 1 − p changes the input that the caller still needs; make a new tensor.

Caught by: test_dropout_leaves_its_input_alone
"""


class Dropout(Dropout):
    def forward(self, x):
        y = super().forward(x.clone())
        if not self.training and not self.inverted:
            x.data *= 1 - self.p
        return y
