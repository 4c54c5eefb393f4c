"""Newton's method on log β, kept inside an interval that shrinks; distances by the binomial
formula, never below 0, of data moved to its mean.
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    data = _centred(x.to(torch.float64))
    norms = (data * data).sum(1)
    D = (norms.unsqueeze(0) + norms.unsqueeze(1) - 2 * data @ data.T).clamp(min=0)
    D.fill_diagonal_(float("inf"))
    D = D - D.min(1, keepdim=True).values
    finite = D.masked_fill(D.isinf(), 0)
    u = -(finite.sum(1, keepdim=True) / (len(x) - 1) + 1e-300).log()
    low, high = u - 80, u + 80
    for _ in range(120):
        β = u.exp()
        p = torch.softmax(-β * D, dim=1)
        mean = (p * finite).sum(1, keepdim=True)
        excess = _entropy(p) - math.log(perplexity)
        slope = -(β**2) * ((p * finite**2).sum(1, keepdim=True) - mean**2)
        low, high = torch.where(excess > 0, u, low), torch.where(excess > 0, high, u)
        newton = u - excess / slope
        inside = (newton > low) & (newton < high)
        u = torch.where(inside, newton, (low + high) / 2)
    return ((p + p.t()) / 2 / len(x)).to(x.dtype)
