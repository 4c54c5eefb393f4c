"""x.std() divides by N − 1: the standardizer takes the population σ, divided by N; ask for
correction=0.

Caught by: test_standardizer_works_by_hand, test_standardizer_learns_mean_and_population_std
"""


class Standardizer(Standardizer):
    def fit(self, x):
        super().fit(x)
        self.std = x.std(0)
        return self
