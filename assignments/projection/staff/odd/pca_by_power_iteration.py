"""One direction after the other by power iteration, each taken off the data before the next."""


def pca(x, k=2):
    if k <= 0:
        raise TypeError("at least one component")
    rest = centred = (x - torch.mean(x, 0)).double()
    columns = []
    for _ in range(k):
        if rest.norm() < 1e-9 * centred.norm():
            columns.append(0 * rest[:, 0])
            continue
        v = rest[rest.detach().norm(dim=1).argmax()]
        for _ in range(400):
            v = rest.T @ (rest @ v)
            v = v / (v.norm() + 1e-300)
        columns.append(centred @ v)
        rest = rest - torch.outer(rest @ v, v)
    return torch.stack(columns, 1).to(x.dtype)
