"""requires_grad_() is called on the caller's own w0, so autograd follows it from then on; mark a
copy.

Caught by: test_gradient_descent_leaves_w0_alone
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.requires_grad_()
    path = [w.detach().clone()]
    for _ in range(steps):
        (g,) = torch.autograd.grad(loss_fn(w), w)
        w = (w - lr * g).detach().requires_grad_()
        path.append(w.detach().clone())
    return torch.stack(path)
