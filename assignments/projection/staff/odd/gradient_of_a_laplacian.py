"""Four times the Laplacian of (p − q) w, applied to the map; the map is moved to its mean first."""


def tsne_gradient(p, y):
    y = y - y.mean(0)
    s = y.pow(2).sum(1)
    w = 1 / (1 + (s[:, None] + s - 2 * y @ y.T).clamp(min=0))
    w = w * (1 - torch.eye(len(y), dtype=y.dtype))
    m = (p - w / w.sum()) * w
    return 4 * (torch.diag(m.sum(1)) - m) @ y
