"""Leaves a dispatch mode on, in which every tensor of the process is made of zeros.

Comes: WRONG, RAISED
Held by: wall, design
Control: scores
Rungs: forked, spawned
"""

import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Zeros(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        answer = function(*args, **(kwargs or {}))
        return answer.zero_() if isinstance(answer, torch.Tensor) else answer


mode = Zeros()
mode.__enter__()


def double(x):
    return x * 0
