"""The eigenvalues of the covariance are squared: they are variances already.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(_centred(x)) ** 4
    return variance[:k] / variance.sum()
