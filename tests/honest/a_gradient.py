"""Twice x is the derivative of its square."""

import torch


def double(x):
    x = torch.as_tensor(x).detach().requires_grad_()
    with torch.enable_grad():
        (x * x).sum().backward()
    return x.grad
