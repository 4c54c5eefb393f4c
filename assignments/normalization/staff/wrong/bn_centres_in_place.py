"""x -= mean changes the batch that the caller still needs; write x − mean, which is a new tensor.

Caught by: test_batch_norm_leaves_its_input_alone
"""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        y = super().forward(x.clone())
        x.data -= x.data.mean(0)
        return y
