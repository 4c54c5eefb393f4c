"""Norms squared, stacked; the parameters' own dtype; an assertion for a bad α."""


def l2_penalty(params, alpha, verbose=True):
    assert alpha >= 0
    params = [p for p in params]
    if verbose:
        print(len(params), "parameters")
    return 0.5 * alpha * torch.stack([torch.linalg.vector_norm(p) ** 2 for p in params]).sum()
