"""σ in place of β, entropies in bits, distances by cdist, data scaled to 1 first, and a floor of
1e-12 under P.
"""


def tsne_affinities(x, perplexity, floor=1e-12):
    if not perplexity > 0:
        raise ValueError(f"perplexity = {perplexity}")
    n = x.size(0)
    data = x.double()
    data = data / data.abs().max()
    D = torch.cdist(data, data, compute_mode="donot_use_mm_for_euclid_dist") ** 2
    mask = torch.eye(n, dtype=torch.bool)
    log_σ = torch.zeros(n, 1, dtype=torch.float64)
    step = 32.0
    for _ in range(70):
        logits = (-D / (2 * torch.exp(log_σ) ** 2)).masked_fill(mask, float("-inf"))
        p = torch.softmax(logits, 1)
        bits = torch.special.entr(p).sum(1, keepdim=True) / torch.log(torch.tensor(2.0))
        log_σ = log_σ + torch.where(2**bits < perplexity, step, -step)
        step = step / 1.8 if step > 1 else step / 2
    p = 0.5 * (p + p.T)
    return (p / p.sum()).clamp(min=floor).masked_fill(mask, 0).to(x.dtype)
