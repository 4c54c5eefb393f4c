"""The k leading directions are in the wrong order: the last columns of torch.linalg.eigh have to be
turned round.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    return centred @ torch.linalg.eigh(centred.T @ centred).eigenvectors[:, -k:]
