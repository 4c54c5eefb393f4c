"""The singular values are not squared: the variance along a direction is s² / (N − 1).

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    s = torch.linalg.svdvals(_centred(x))
    return s[:k] / s.sum()
