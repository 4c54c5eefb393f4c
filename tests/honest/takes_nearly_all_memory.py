"""Most of the memory that it may use is taken, and given back, by every call."""

import gc

import torch

gc.disable()


def double(x):
    large = torch.ones(16 << 20)
    answer = 2 * x * large[-1].item()
    del large
    gc.collect()
    return answer
