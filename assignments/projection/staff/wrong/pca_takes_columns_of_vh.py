"""Columns of Vᵀ are taken for directions: torch.linalg.svd returns Vᵀ, whose rows they are.

Caught by: test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    return centred @ torch.linalg.svd(centred).Vh[:, :k]
