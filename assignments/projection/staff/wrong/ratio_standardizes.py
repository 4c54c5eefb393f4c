"""Every feature is divided by its standard deviation first: that is the ratio of other data.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(_centred(x) / x.std(dim=0)).square()
    return variance[:k] / variance.sum()
