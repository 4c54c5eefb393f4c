"""std holds 1 / σ (handy for multiplying): the attribute is σ itself.

Caught by: test_standardizer_learns_mean_and_population_std,
    test_standardizer_maps_a_constant_feature_to_zero
"""


class Standardizer(Standardizer):
    def fit(self, x):
        super().fit(x)
        self.std = torch.where(self.std > 0, 1 / self.std, torch.ones_like(self.std))
        return self

    def transform(self, x):
        return (x - self.mean) * self.std
