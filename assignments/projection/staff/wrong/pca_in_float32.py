"""It computes in float32, so float64 data loses half of its digits.

Caught by: test_pca_keeps_the_dtype_and_all_its_digits
"""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    centred = _centred(x.float())
    z = centred @ torch.linalg.svd(centred, full_matrices=False).Vh[:k].T
    return z.to(x.dtype)
