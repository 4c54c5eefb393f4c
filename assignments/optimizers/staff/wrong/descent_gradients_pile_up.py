"""backward() adds to .grad, and .grad is never cleared, so each step uses the sum of all gradients
so far.

Caught by: test_gradient_descent_takes_three_steps
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    w = w0.detach().clone().requires_grad_()
    path = [w.detach().clone()]
    for _ in range(steps):
        loss_fn(w).backward()
        with torch.no_grad():
            w -= lr * w.grad
        path.append(w.detach().clone())
    return torch.stack(path)
