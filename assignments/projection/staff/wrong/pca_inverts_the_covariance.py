"""The eigenvectors of the inverse covariance are taken: with fewer points than features there is no
inverse.

Caught by: test_pca_of_fewer_points_than_features
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    return centred @ torch.linalg.eigh(torch.linalg.inv(centred.T @ centred)).eigenvectors[:, :k]
