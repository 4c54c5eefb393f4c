"""One mean of all numbers is subtracted, x.mean(): every feature has a mean of its own, x.mean(0).

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = x - x.mean()
    return centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
