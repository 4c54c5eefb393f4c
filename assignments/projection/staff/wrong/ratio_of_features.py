"""The shares of the features' variances are returned, sorted: a direction of PCA mixes features.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = x.var(dim=0).sort(descending=True).values
    return variance[:k] / variance.sum()
