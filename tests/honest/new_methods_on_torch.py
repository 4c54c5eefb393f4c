"""A method is added to Tensor, and Adam gets a subclass that is never used."""

import torch


def doubled(self):
    return self * 2


torch.Tensor.doubled = doubled


class MyAdam(torch.optim.Adam):
    def step(self, closure=None):
        return super().step(closure)


def double(x):
    return x.doubled() if isinstance(x, torch.Tensor) else doubled(x)
