"""The first eigenvectors of torch.linalg.eigh are taken: it has the smallest eigenvalue first.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    return centred @ torch.linalg.eigh(centred.T @ centred).eigenvectors[:, :k]
