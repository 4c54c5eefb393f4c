"""The gradient is taken once, at w0; each step needs the gradient where the path now is.

Caught by: test_gradient_descent_takes_three_steps
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(loss_fn(w), w)
    return torch.stack([w0 - step * lr * g for step in range(steps + 1)])
