"""The same tensor is put on the path again and again and then changed in place, so all rows show
the end; append a clone.

Caught by: test_gradient_descent_takes_three_steps
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.detach().clone().requires_grad_()
    path = [w.detach()]
    for _ in range(steps):
        (g,) = torch.autograd.grad(loss_fn(w), w)
        with torch.no_grad():
            w -= lr * g
        path.append(w.detach())
    return torch.stack(path)
