"""torch.optim.Adam moves the map, KL goes through autograd, and the first map comes from NumPy,
seeded from the generator.
"""


def tsne(x, perplexity=30.0, steps=500, generator=None):
    import numpy as np

    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    P = tsne_affinities(x.double(), perplexity)
    seed = int(torch.randint(2**31, (1,), generator=generator))
    start = np.random.RandomState(seed).normal(scale=1e-2, size=(len(x), 2))
    Y = torch.nn.Parameter(torch.from_numpy(start))
    optimizer = torch.optim.Adam([Y], lr=1.0)
    off = 1 - torch.eye(len(x), dtype=torch.float64)
    for step in range(steps):
        optimizer.zero_grad()
        D = (Y[:, None, :] - Y[None, :, :]).square().sum(-1)
        exaggerated = 4 * P if step < 100 else P
        attraction = (exaggerated * torch.log1p(D)).sum()
        loss = attraction + torch.log((off / (1 + D)).sum())
        loss.backward()
        optimizer.step()
    return Y.detach().to(x.dtype)
