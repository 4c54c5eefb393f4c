"""The mean is taken for a constant: it depends on x, so the gradient has to go through it.

Caught by: test_pca_has_the_right_jacobian
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = x - x.mean(dim=0).detach()
    return centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
