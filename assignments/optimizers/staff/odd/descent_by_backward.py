"""gradient_descent uses backward, .data and .grad, and fills a tensor made beforehand."""


def gradient_descent(loss_fn, w0, lr, steps):
    if lr < 0:
        raise TypeError("lr must not be negative")
    w = torch.autograd.Variable(w0.detach().clone(), requires_grad=True)
    path = w0.new_empty((steps + 1, *w0.shape))
    path[0] = w0
    for t in range(steps):
        loss_fn(w).backward()
        w.data -= lr * w.grad.data
        w.grad = None
        path[t + 1] = w.data
    return path
