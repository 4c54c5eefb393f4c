"""k = 0 and a negative k are accepted and give an empty or odd result: raise ValueError.

Caught by: test_pca_refuses_fewer_than_one_coordinate
"""


def pca(x, k=2):
    centred = _centred(x)
    return centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
