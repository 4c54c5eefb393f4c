"""Every coordinate is divided by its standard deviation: PCA keeps the widths, they tell what
matters.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    u, s, _ = torch.linalg.svd(_centred(x), full_matrices=False)
    return u[:, :k] * (len(x) - 1) ** 0.5
