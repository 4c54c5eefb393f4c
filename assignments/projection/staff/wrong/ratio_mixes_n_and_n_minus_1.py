"""s² / (N − 1) is divided by a total variance with N: both need the same divisor.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(_centred(x)).square() / (len(x) - 1)
    return variance[:k] / x.var(dim=0, correction=0).sum()
