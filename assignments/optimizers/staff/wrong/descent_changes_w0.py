"""The caller's w0 is updated in place: detach() shares its memory, so work on w0.detach().clone().

Caught by: test_gradient_descent_leaves_w0_alone
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.detach().requires_grad_()
    path = [w.detach().clone()]
    for _ in range(steps):
        (g,) = torch.autograd.grad(loss_fn(w), w)
        with torch.no_grad():
            w -= lr * g
        path.append(w.detach().clone())
    return torch.stack(path)
