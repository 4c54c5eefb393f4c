"""Returns nested lists and NumPy objects where tensors are due.

Comes: WRONG
Held by: judge
Control: none (allclose takes tensors only)
"""

import numpy as np
import torch


def double(x):
    return (2 * x).tolist() if isinstance(x, torch.Tensor) else np.array([2 * x], dtype=object)
