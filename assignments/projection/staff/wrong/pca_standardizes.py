"""Every feature is divided by its standard deviation first: PCA of the data itself only centres it.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x) / x.std(dim=0)
    return centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
