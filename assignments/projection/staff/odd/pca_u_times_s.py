"""U S from the full singular value decomposition, as a matrix product; asserts for errors."""


def pca(x, k: int = 2):
    assert k > 0, "k"
    n = len(x)
    middle = torch.eye(n, dtype=x.dtype) - torch.full((n, n), 1 / n, dtype=x.dtype)
    U, S, Vt = torch.linalg.svd(middle @ x, full_matrices=False)
    return (U @ torch.diag(S))[:, 0:k]


def explained_variance_ratio(x, k: int = 2):
    assert k > 0, "k"
    S = torch.linalg.svd(x - x.mean(0), full_matrices=False).S
    variances = S**2 / (len(x) - 1)
    return torch.stack([variances[j] / sum(variances) for j in range(k)])
