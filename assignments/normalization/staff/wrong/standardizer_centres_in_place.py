"""x -= mean changes the caller's data; write x − mean, which is a new tensor.

Caught by: test_standardizer_leaves_the_data_alone
"""


class Standardizer(Standardizer):
    def transform(self, x):
        x -= self.mean
        return x / torch.where(self.std > 0, self.std, torch.ones_like(self.std))
