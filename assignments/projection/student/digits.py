"""300 real digits to draw a map of: the first 300 of scikit-learn's `load_digits`.

E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning
Repository, 1998: 8×8 pixels with values from 0 to 16, here from 0 to 1.

    from digits import load
    x, labels = load()          # x: (300, 64), float64 from 0 to 1; labels: (300,), int64
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

FILE = Path(__file__).with_name("digits.npz")


def load(count: int = 300) -> tuple[Tensor, Tensor]:
    """The first `count` digits as rows of 64 pixels, and their labels."""
    stored = _stored()
    pixels = torch.from_numpy(stored["images"]).reshape(-1, 64)
    labels = torch.from_numpy(stored["labels"])
    return pixels[:count].to(torch.float64) / 16, labels[:count].to(torch.int64)


def precisions() -> Tensor:
    """β_i = 1 / 2σ_i² of each of the 300 digits at perplexity 30, shape (300,)."""
    return torch.from_numpy(_stored()["precisions"])


def _stored() -> dict[str, np.ndarray]:
    with np.load(FILE, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
