"""view needs data that is contiguous in memory, and fails for a transposed x; use dim= in the sums,
or reshape.

Caught by: test_standardizer_keeps_float64_and_any_strides,
    test_standardizer_maps_a_constant_feature_to_zero, test_standardizer_remembers_its_own_last_fit,
    test_standardizer_leaves_the_data_alone
"""


class Standardizer(Standardizer):
    def fit(self, x):
        return super().fit(x.view(-1).view(x.shape))
