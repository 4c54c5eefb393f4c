"""mean and std are kept on the class, so every standardizer has those of the last one fitted; keep
them on self.

Caught by: test_standardizer_remembers_its_own_last_fit
"""


class Standardizer(Standardizer):
    def fit(self, x):
        Standardizer.mean = x.mean(0)
        Standardizer.std = x.std(0, correction=0)
        return self
