"""Two loops over points, in Python numbers."""


def tsne_gradient(p, y):
    P, Y = p.tolist(), y.tolist()
    n = len(Y)
    w = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            if i != j:
                w[i][j] = 1 / (1 + (Y[i][0] - Y[j][0]) ** 2 + (Y[i][1] - Y[j][1]) ** 2)
    Z = sum(map(sum, w))
    g = [[0.0, 0.0] for _ in range(n)]
    for i in range(n):
        for j in range(n):
            m = 4.0 * (P[i][j] - w[i][j] / Z) * w[i][j]
            g[i][0] += m * (Y[i][0] - Y[j][0])
            g[i][1] += m * (Y[i][1] - Y[j][1])
    return torch.tensor(g, dtype=y.dtype)
