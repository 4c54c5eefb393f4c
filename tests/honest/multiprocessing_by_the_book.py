"""It asks for a start method and a number of workers, and shares a tensor with nobody."""

import multiprocessing

import torch
import torch.multiprocessing

WORKERS = min(multiprocessing.cpu_count(), 2)
try:
    torch.multiprocessing.set_start_method("spawn", force=True)
    torch.multiprocessing.set_sharing_strategy("file_system")
except RuntimeError as problem:
    print(problem)


def double(x):
    return x * 2 if WORKERS else x + x
