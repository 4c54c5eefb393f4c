"""The well-known program: a rate for each coordinate, momentum 0.5 and 0.8, a floor under P, the
map centred after each step; prints as it goes.
"""


def tsne(x, perplexity=30.0, steps=500, generator=None, no_dims=2):
    if perplexity <= 0 or steps < 0:
        raise ValueError("perplexity and steps")
    Y = 1e-2 * torch.randn(x.shape[0], no_dims, generator=generator).double()
    P = tsne_affinities(x.double(), perplexity)
    P = (4.0 * P).clamp(min=1e-12)
    iY, gains = torch.zeros_like(Y), torch.ones_like(Y)
    for it in range(steps):
        dY = tsne_gradient(P, Y)
        momentum = 0.5 if it < 20 else 0.8
        gains = (gains + 0.2) * ((dY > 0) != (iY > 0)) + (gains * 0.8) * ((dY > 0) == (iY > 0))
        gains[gains < 0.01] = 0.01
        iY = momentum * iY - 100 * (gains * dY)
        Y = Y + iY
        Y = Y - Y.mean(0)
        if (it + 1) % 100 == 0:
            print("iteration", it + 1, float(dY.norm()))
        if it == 100:
            P = P / 4.0
    return Y.to(x.dtype)
