"""The first direction is left out, as if it were the mean: after centring it is the leading one.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    return centred @ torch.linalg.svd(centred).Vh[1 : k + 1].T
