"""The points are brought back into the space of the features, z Vᵀ: return z itself, (N, k).

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x)
    directions = torch.linalg.svd(centred, full_matrices=False).Vh[:k]
    return centred @ directions.T @ directions
