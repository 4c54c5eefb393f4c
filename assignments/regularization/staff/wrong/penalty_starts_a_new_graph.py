"""torch.tensor(…, requires_grad=True) begins a new graph that leads to no weight: add up the
tensors themselves.

Caught by: test_nothing
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    squares = [weight.square().sum().item() for weight in params]
    return alpha / 2 * torch.tensor(squares, requires_grad=True).sum()
