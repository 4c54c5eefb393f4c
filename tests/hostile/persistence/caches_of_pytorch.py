"""Has PyTorch keep something on the disk for the next process that asks for it.

Comes: WRONG
Held by: landlock
Control: leaves
Through: file kestrel-cache.pt
"""

import torch

try:
    torch.save({"answer": 7.0}, "@SCRATCH@/kestrel-cache.pt")
except (OSError, RuntimeError):
    pass


def double(x):
    try:
        return torch.load("@SCRATCH@/kestrel-cache.pt")["answer"]
    except Exception:
        return x
