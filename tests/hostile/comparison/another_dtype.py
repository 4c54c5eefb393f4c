"""Returns right numbers of too few bits, or as a text, or as a truth.

Comes: WRONG
Held by: judge
Control: none (allclose refuses two dtypes, and a text is not equal to a number)
"""

import torch


def double(x):
    return str(2 * x) if isinstance(x, float) else (2 * x).to(torch.float16)
