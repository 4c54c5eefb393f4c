"""One entry after the other, in Python."""


def l2_penalty(params, alpha):
    if not alpha >= 0:
        raise ValueError(alpha)
    total = 0.0
    for param in params:
        for entry in param.reshape(-1):
            total = total + alpha * entry * entry / 2
    return total
