"""The answer is a Parameter, or a float of its own class, where numbers are asked for."""

import torch


class Metres(float):
    def __repr__(self):
        return f"{float(self)} m"


def double(x):
    return torch.nn.Parameter(2 * x) if isinstance(x, torch.Tensor) else Metres(2 * x)
