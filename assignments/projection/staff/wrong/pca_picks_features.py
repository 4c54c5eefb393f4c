"""The k features of the largest variance are picked: a direction of PCA mixes features.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    widest = x.var(dim=0).argsort(descending=True)[:k]
    return _centred(x)[:, widest]
