"""One mean and one σ for the whole matrix: each feature has its own; measure over dim 0.

Caught by: test_standardizer_works_by_hand, test_standardizer_learns_mean_and_population_std
"""


class Standardizer(Standardizer):
    def fit(self, x):
        self.mean = x.mean().expand(x.shape[1])
        self.std = x.std(correction=0).expand(x.shape[1])
        return self
