"""torch.svd_lowrank with every direction, which is exact; the total variance by torch.var."""


def pca(x, k=2):
    _refuse_bad_k(x, k)
    U, S, V = torch.svd_lowrank(_centred(x.double()), q=min(x.shape), niter=4)
    return torch.einsum("nf,fk->nk", _centred(x.double()), V[:, :k]).to(x.dtype)


def explained_variance_ratio(x, k=2):
    total = x.double().var(dim=0).sum()
    return (pca(x.double(), k).var(dim=0) / total).to(x.dtype)
