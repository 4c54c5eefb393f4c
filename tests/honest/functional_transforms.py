"""The same by torch.func: a gradient, mapped over the entries."""

import torch
from torch.func import grad, vmap


def double(x):
    x = torch.as_tensor(x)
    return vmap(grad(lambda one: one * one))(x.reshape(-1)).reshape(x.shape)
