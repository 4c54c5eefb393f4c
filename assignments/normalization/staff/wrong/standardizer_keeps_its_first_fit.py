"""A second fit is ignored: each fit forgets what the one before saw.

Caught by: test_standardizer_remembers_its_own_last_fit
"""


class Standardizer(Standardizer):
    def fit(self, x):
        return self if hasattr(self, "mean") else super().fit(x)
