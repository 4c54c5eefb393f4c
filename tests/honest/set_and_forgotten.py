"""All the settings that people make at the top of a file, and leave so."""

import random

import numpy
import torch

random.seed(0)
numpy.random.seed(0)
torch.manual_seed(0)
torch.set_num_threads(4)
torch.set_default_dtype(torch.float64)
torch.set_default_device("cpu")
torch.set_printoptions(precision=2, sci_mode=False)
numpy.set_printoptions(precision=2)
torch.use_deterministic_algorithms(True)
torch.backends.cudnn.benchmark = False
torch.set_float32_matmul_precision("high")
torch.set_grad_enabled(False)


def double(x):
    return 2 * x
