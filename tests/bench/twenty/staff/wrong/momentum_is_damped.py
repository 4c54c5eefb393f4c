"""The gradient is scaled by 1 − m, which is another method: the velocity is m v + g.

Caught by: test_momentum_follows_pytorch
"""


def momentum_step(w, grad, velocity, lr, momentum=0.9):
    velocity = momentum * velocity + (1 - momentum) * grad
    return w - lr * velocity, velocity
