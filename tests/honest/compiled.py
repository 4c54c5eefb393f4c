"""torch.compile as a decorator with settings, and on a module."""

import torch


@torch.compile(fullgraph=True, mode="max-autotune")
def twice(x):
    return x + x


class Model(torch.nn.Module):
    def forward(self, x):
        return twice(x)


double = torch.compile(Model())
