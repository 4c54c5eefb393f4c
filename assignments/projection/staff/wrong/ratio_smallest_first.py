"""The smallest variances come first, as torch.linalg.eigvalsh has them: turn them round.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    values = torch.linalg.eigvalsh(centred.T @ centred)
    return values[:k] / values.sum()
