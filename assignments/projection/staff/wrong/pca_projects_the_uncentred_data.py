"""The directions are right, but the data is projected with its mean still in it: project x − mean.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return x @ torch.linalg.svd(_centred(x), full_matrices=False).Vh[:k].T
