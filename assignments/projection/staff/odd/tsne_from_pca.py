"""The first map is that of PCA, made small, so nothing is random; exaggerated by 12; in float32
inside.
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    p = tsne_affinities(x, perplexity).float()
    if steps < 0:
        raise ValueError("steps")
    y = pca(x.double(), 2)
    y = (1e-4 * y / y[:, 0].std()).float()
    v, gains = torch.zeros_like(y), torch.ones_like(y)
    for step in range(steps):
        early = step < min(150, steps // 2)
        g = tsne_gradient(p * 12 if early else p, y)
        gains = torch.where(v * g < 0, gains + 0.2, gains * 0.8).clamp_(min=0.01)
        v = (0.5 if early else 0.8) * v - max(len(x) / 48, 50) * gains * g
        y = y + v
    return y.to(x.dtype)
