"""Each row by itself, in NumPy: β is doubled until it is too large, then halved, until the entropy
is within 1e-7.
"""


def _row(d, target):
    import numpy as np

    β, low, high = 1.0 / max(d.mean(), 1e-30), 0.0, np.inf
    for _ in range(500):
        w = np.exp(-d * β)
        H = np.log(w.sum()) + β * (d * w).sum() / w.sum()
        if abs(H - target) < 1e-7:
            break
        if H > target:
            low, β = β, 2 * β if np.isinf(high) else (β + high) / 2
        else:
            high, β = β, (low + β) / 2
    return w / w.sum()


def tsne_affinities(x, perplexity):
    import numpy as np

    if perplexity <= 0:
        raise ValueError("perplexity")
    data = x.detach().numpy().astype(np.float64)
    n = len(data)
    P = np.zeros((n, n))
    for i in range(n):
        others = np.arange(n) != i
        d = ((data[others] - data[i]) ** 2).sum(axis=1)
        P[i, others] = _row(d - d.min(), np.log(perplexity))
    P = P + P.T
    return torch.from_numpy(P / P.sum()).to(x.dtype)
