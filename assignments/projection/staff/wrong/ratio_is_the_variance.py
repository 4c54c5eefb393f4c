"""The variances themselves are returned: divide them by the sum of all.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    return torch.linalg.svdvals(_centred(x)).square()[:k] / (len(x) - 1)
