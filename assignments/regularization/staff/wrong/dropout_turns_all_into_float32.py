"""The result is float32, whatever comes in: keep the dtype of x.

Caught by: test_nothing
"""


class Dropout(Dropout):
    def forward(self, x):
        return super().forward(x.float())
