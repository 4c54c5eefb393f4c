"""The multiplicative form w (1 − γα) − γ g, in place on a copy, under no_grad."""


def sgd_weight_decay_step(w, grad, lr, alpha):
    if min(lr, alpha) < 0:
        raise ValueError("negative")
    with torch.no_grad():
        new = w.clone()
        new.mul_(1 - lr * alpha)
        new.sub_(grad, alpha=lr)
    return new
