"""U alone is returned: the coordinates are U S, each column times its singular value.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return torch.linalg.svd(_centred(x), full_matrices=False).U[:, :k]
