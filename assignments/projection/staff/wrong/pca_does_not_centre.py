"""The data is not centred: the first direction then points at its mean; subtract the mean of each
feature first.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    directions = torch.linalg.svd(x, full_matrices=False).Vh
    return x @ directions[:k].T
