"""An operator of its own, registered with PyTorch."""

import torch


@torch.library.custom_op("honest_handin::twice", mutates_args=())
def twice(x: torch.Tensor) -> torch.Tensor:
    return 2 * x


@twice.register_fake
def _(x):
    return torch.empty_like(x)


def double(x):
    return torch.ops.honest_handin.twice(torch.as_tensor(x))
