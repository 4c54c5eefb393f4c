"""The mean of each point is subtracted, x.mean(1): subtract that of each feature, x.mean(0).

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = x - x.mean(dim=1, keepdim=True)
    return centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
