"""The means start at zero, so the first steps are wrong without the correction by 1 − β^t.

Caught by: test_adam_follows_pytorch, test_adam_adds_eps_to_the_root
"""


def adam_step(w, grad, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
    m = betas[0] * m + (1 - betas[0]) * grad
    v = betas[1] * v + (1 - betas[1]) * grad**2
    return w - lr * m / (v.sqrt() + eps), m, v
