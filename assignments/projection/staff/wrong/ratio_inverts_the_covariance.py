"""The variances are taken from the inverse covariance: with fewer points than features there is
none.

Caught by: test_ratio_of_fewer_points_than_features
"""


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    values = 1 / torch.linalg.eigvalsh(torch.linalg.inv(centred.T @ centred))
    return values[:k] / values.sum()
