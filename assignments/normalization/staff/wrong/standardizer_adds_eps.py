"""A large ε is added to σ to avoid 0 / 0, which shrinks features that are measured in thousandths;
replace a σ of 0 instead.

Caught by: test_standardizer_takes_features_of_every_range
"""


class Standardizer(Standardizer):
    def transform(self, x):
        return (x - self.mean) / (self.std + 1e-5)
