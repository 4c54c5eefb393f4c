"""The decay is the gradient of l2_penalty; the step itself is made in NumPy."""


def sgd_weight_decay_step(w, grad, lr, alpha):
    assert min(lr, alpha) >= 0
    weight = w.detach().clone().requires_grad_()
    (decay,) = torch.autograd.grad(l2_penalty([weight], alpha), weight)
    new = w.double().numpy() - lr * (decay + grad).double().numpy()
    return torch.as_tensor(new).to(w.dtype)
