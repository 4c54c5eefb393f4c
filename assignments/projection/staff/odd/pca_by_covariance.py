"""PCA and the ratio from eigenvectors of the covariance, found in one pass; signs made definite."""


def _spectrum(x, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    wide = x.double()
    n = x.shape[0]
    μ = wide.mean(0, keepdim=True)
    cov = (wide.t() @ wide - n * μ.t() @ μ) / (n - 1)
    values, vectors = torch.linalg.eigh((cov + cov.t()) / 2)
    return wide - μ, torch.flip(values, [0]), torch.flip(vectors, [1])


def pca(x, k=2, verbose=False):
    centred, _, vectors = _spectrum(x, k)
    z = torch.mm(centred, vectors)[:, :k]
    largest = z.abs().max(dim=0).indices
    return (z * z[largest, torch.arange(z.shape[1])].sign()).to(x.dtype)


def explained_variance_ratio(x, k=2):
    _, values, _ = _spectrum(x, k)
    return (values / values.sum())[:k].to(x.dtype)
