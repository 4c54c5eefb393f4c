"""With inverted=False it divides by 1 − p in eval: in training less came through, so in eval
multiply.

Caught by: test_dropout_of_the_slide_scales_in_eval
"""


class Dropout(Dropout):
    def forward(self, x):
        if self.training or self.inverted or self.p == 1:
            return super().forward(x)
        return x / (1 - self.p)
