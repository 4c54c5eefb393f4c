"""KL(P‖Q) written down, and its gradient by autograd, without the constant Σ p log p."""


def tsne_gradient(p, y):
    with torch.enable_grad():
        leaf = y.detach().clone().requires_grad_(True)
        D = (leaf.unsqueeze(1) - leaf.unsqueeze(0)).pow(2).sum(-1)
        off = ~torch.eye(y.shape[0], dtype=torch.bool)
        log_w = -torch.log1p(D[off])
        cross = -(p[off] * (log_w - torch.logsumexp(log_w, 0))).sum()
        cross.backward()
    return leaf.grad
