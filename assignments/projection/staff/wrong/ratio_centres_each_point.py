"""The mean of each point is subtracted, x.mean(1): subtract that of each feature, x.mean(0).

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    variance = torch.linalg.svdvals(x - x.mean(dim=1, keepdim=True)).square()
    return variance[:k] / variance.sum()
