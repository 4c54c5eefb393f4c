"""An autograd function of its own, whose answer still hangs on its graph."""

import torch


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, gradient):
        return 2 * gradient


def double(x):
    return Double.apply(torch.as_tensor(x).requires_grad_())
