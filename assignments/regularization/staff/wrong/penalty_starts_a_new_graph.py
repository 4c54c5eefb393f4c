"""requires_grad_() begins a new graph that leads to no weight: add up the tensors themselves.

Caught by: test_penalty_has_the_gradient_of_weight_decay
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    squares = [weight.detach().square().sum() for weight in params]
    return alpha / 2 * torch.stack(squares).requires_grad_().sum()
