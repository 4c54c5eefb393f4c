"""The first k are divided by their own sum, so that they always explain everything: divide by the
sum of all.

Caught by: test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(_centred(x)).square()[:k]
    return variance / variance.sum()
