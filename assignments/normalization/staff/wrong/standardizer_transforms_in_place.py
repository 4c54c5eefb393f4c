"""x -= mean and x /= std change the tensor that the caller still needs: compute a new one, (x −
mean) / std.

Caught by: test_standardizer_leaves_the_data_alone
"""


class Standardizer(Standardizer):
    def transform(self, x):
        divisor = torch.where(self.std > 0, self.std, torch.ones_like(self.std))
        with torch.no_grad():
            return x.sub_(self.mean).div_(divisor)
