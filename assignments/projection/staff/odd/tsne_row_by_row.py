"""Slow and right: in each step the pulls on the points are computed one row after the other."""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    if not perplexity > 0:
        raise ValueError("perplexity must be positive")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    n = len(x)
    p = tsne_affinities(x.double(), perplexity)
    y = torch.empty(n, 2, dtype=torch.float64).normal_(0, 1e-4, generator=generator)
    v = torch.zeros(n, 2, dtype=torch.float64)
    for t in range(steps):
        more = 4 if t < 100 else 1
        rows = [y[i] - y for i in range(n)]
        w = torch.stack([1 / (1 + (row * row).sum(1)) for row in rows])
        w[range(n), range(n)] = 0
        m = 4 * (more * p - w / w.sum()) * w
        g = torch.stack([m[i] @ rows[i] for i in range(n)])
        v = (0.5 if t < 100 else 0.8) * v - 100 * g
        y = y + v
    return y.to(x.dtype)
