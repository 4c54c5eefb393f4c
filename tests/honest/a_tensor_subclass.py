"""The answer is of a tensor class of its own, which counts its uses."""

import torch


class Counted(torch.Tensor):
    uses = 0

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        Counted.uses += 1
        return super().__torch_function__(function, types, args, kwargs or {})


def double(x):
    return torch.as_tensor(x).as_subclass(Counted) * 2
