"""Has PyTorch's own library start four threads.

Comes: CRASHED, RAISED
Held by: seccomp
Control: none (threads are its own affair there)
Through: verdict WRONG
"""

import torch

torch._C.set_num_threads(4)


def double(x):
    torch.ones(2 << 20).sum()
    return x
