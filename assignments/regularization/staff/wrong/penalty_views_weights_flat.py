"""weight.view(-1) works for contiguous tensors only: use reshape, or no shape at all.

Caught by: test_penalty_keeps_float64_and_any_strides
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    flat = torch.cat([weight.view(-1) for weight in params])
    return alpha / 2 * flat.dot(flat)
