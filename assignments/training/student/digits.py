"""200 real digits, 20 of each, as images of 28×28: enough to try a network on.

They are the first 20 of each class of scikit-learn's `load_digits` (E. Alpaydin and C. Kaynak,
Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998): 8×8 pixels with
values from 0 to 16. Digit number i of this file is an i % 10, so that any few in a row are mixed.

    from digits import load
    x, labels = load(16)        # x: (16, 1, 28, 28), float32 from 0 to 1; labels: (16,), int64
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

FILE = Path(__file__).with_name("digits.npz")


def load(count: int = 200, first: int = 0) -> tuple[Tensor, Tensor]:
    """`count` digits from number `first` on, as images (count, 1, 28, 28), and their labels."""
    with np.load(FILE, allow_pickle=False) as stored:
        small = torch.from_numpy(stored["images"][first : first + count])
        labels = torch.from_numpy(stored["labels"][first : first + count])
    return expanded(small), labels.to(torch.int64)


def expanded(small: Tensor) -> Tensor:
    """Images of 8×8 as MNIST has them: each pixel three times as wide and high, a margin of two.

    Shapes:  (N, 8, 8), values from 0 to 16; the result is (N, 1, 28, 28), values from 0 to 1.
    """
    wide = small.repeat_interleave(3, dim=1).repeat_interleave(3, dim=2)
    return torch.nn.functional.pad(wide / 16, (2, 2, 2, 2)).unsqueeze(1)
