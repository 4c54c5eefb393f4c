"""The directions are returned, a vector of features each: asked are the coordinates of the points
along them.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return torch.linalg.svd(_centred(x), full_matrices=False).Vh[:k].T
