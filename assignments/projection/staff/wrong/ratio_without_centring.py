"""The data is not centred, so its mean counts as variance: subtract the mean of each feature.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(x).square()
    return variance[:k] / variance.sum()
