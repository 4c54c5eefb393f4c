"""Sign error: w + γg goes up the loss; descent subtracts the gradient (lecture, "Learning Rate").

Caught by: test_gradient_descent_takes_three_steps
"""


def gradient_descent(loss_fn, w0, lr, steps):
    _refuse_negative(lr=lr)

    path = [w0.detach().clone()]
    for _ in range(steps):
        w = path[-1].clone().requires_grad_()
        (g,) = torch.autograd.grad(loss_fn(w), w)
        path.append(path[-1] + lr * g)
    return torch.stack(path)
