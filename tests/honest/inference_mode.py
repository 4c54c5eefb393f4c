"""The answer was made in inference mode, where it can never have a gradient."""

import torch


@torch.inference_mode()
def double(x):
    return 2 * x
