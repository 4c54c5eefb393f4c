"""Both norms compute a factor and a shift first."""


def _folded(x, dim, gamma, beta, eps):
    factor = gamma * (x.var(dim, correction=0, keepdim=True) + eps).rsqrt()
    return x * factor + (beta - x.mean(dim, keepdim=True) * factor)


def batch_norm(x, gamma, beta, eps=1e-5):
    return _folded(x, 0, gamma, beta, eps)


def layer_norm(x, gamma, beta, eps=1e-5):
    return _folded(x, -1, gamma, beta, eps)
