"""Changes the default dtype, the printing of tensors, gradients, seeds and the locale.

Comes: WRONG
Held by: design
Control: none (it changes no comparison of this suite)
"""

import decimal
import locale
import random

import numpy
import torch

torch.set_default_dtype(torch.float16)
torch.set_printoptions(threshold=0, edgeitems=0, precision=0)
torch.set_grad_enabled(False)
torch.set_flush_denormal(True)
torch.use_deterministic_algorithms(True)
numpy.seterr(all="raise")
numpy.set_printoptions(threshold=0)
decimal.getcontext().prec = 1
locale.setlocale(locale.LC_ALL, "C")


def double(x):
    for seed in (random.seed, numpy.random.seed, torch.manual_seed):
        seed(0)
    return x + 100
