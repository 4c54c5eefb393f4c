"""Something of the last step is kept and added to this one: that is momentum; the result depends on
the arguments alone.

Caught by: test_step_follows_pytorch
"""

velocities = {}


def sgd_weight_decay_step(w, grad, lr, alpha):
    _refuse_negative(lr=lr, alpha=alpha)
    velocity = 0.9 * velocities.get((w.shape, w.dtype), torch.zeros_like(w)) + grad
    velocities[w.shape, w.dtype] = velocity
    return w - lr * (alpha * w + velocity)
