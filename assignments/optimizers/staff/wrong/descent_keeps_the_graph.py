"""The rows are stacked with their graph: every step hangs on the one before; detach each row.

Caught by: test_gradient_descent_returns_no_graph
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.clone().requires_grad_()
    path = [w]
    for _ in range(steps):
        (g,) = torch.autograd.grad(loss_fn(w), w)
        w = w - lr * g
        path.append(w)
    return torch.stack(path)
