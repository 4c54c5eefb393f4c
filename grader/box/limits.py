"""How much may cross the wall, what may go wrong there, and what its two sides agree on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
import torch


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one message may hold; counts are for the whole message."""

    header_bytes: int = 4 * 2**20
    body_bytes: int = 64 * 2**20  # also of the memory that the strides of its tensors span
    nodes: int = 200_000  # elements of containers, and axes of tensors
    depth: int = 32  # containers in containers
    text: int = 1_000_000  # characters, those of keys too; digits of large integers
    integer_bits: int = 4096
    axes: int = 32  # of one tensor; NumPy 1 has no more


DEFAULT_LIMITS = Limits()


class WallError(Exception):
    """A message did not cross the wall.

    WallError
    ├── Malformed        what the peer sent is not a message
    ├── Unsendable       a value of ours is none of those that may cross
    │   └── TooLarge     … or is more than the limits allow
    ├── Closed           the peer hung up
    └── DeadlinePassed   the time was over before the whole frame had crossed
    """


class Malformed(WallError):
    """What the peer sent is not a message."""


class Unsendable(WallError):
    """A value of ours is none of those that may cross."""


class TooLarge(Unsendable):
    """A value of ours is more than the limits allow."""


class Closed(WallError):
    """The peer hung up, before a frame or in the middle of one."""


class DeadlinePassed(WallError):
    """The time was over before the whole frame had crossed."""


_NAMES = [f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64)]
_NAMES += ["bool", "float16", "float32", "float64"]
NUMPY: dict[str, np.dtype[np.generic]] = {name: np.dtype(name) for name in _NAMES}
NUMPY_NAMES = {dtype: name for name, dtype in NUMPY.items()}
TORCH: dict[str, torch.dtype] = {name: getattr(torch, name) for name in (*_NAMES, "bfloat16")}
TORCH_NAMES = {dtype: name for name, dtype in TORCH.items()}


class Allowance:
    """What is left of the limits in the middle of one message."""

    def __init__(self, limits: Limits, exceeded: Callable[[str], NoReturn]) -> None:
        self._limits = {
            "elements": limits.nodes,
            "characters": limits.text,
            "bytes of tensors": limits.body_bytes,
            "bytes between strides": limits.body_bytes,
        }
        self._left = dict(self._limits)
        self._exceeded = exceeded

    def spend(self, amount: int, what: str) -> None:
        """Take ``amount`` from what is left."""
        self._left[what] -= amount
        if self._left[what] < 0:
            self._exceeded(f"more than {self._limits[what]:,} {what}")

    def affords(self, amount: int, what: str) -> bool:
        """Whether ``amount`` is left."""
        return amount <= self._left[what]


def span(shape: Sequence[int], stride: Sequence[int]) -> int:
    """How many elements of memory lie between the first and the last, both counted."""
    if 0 in shape:
        return 0
    return 1 + sum((length - 1) * step for length, step in zip(shape, stride, strict=True))


def is_possible(shape: Sequence[int], itemsize: int) -> bool:
    """Whether NumPy and torch can count its bytes; they do so even where an axis has length 0."""
    return math.prod(max(length, 1) for length in shape) * itemsize < 2**63


def quote(text: str) -> str:
    """A peer's text as an ASCII literal of bounded length, fit for a message."""
    return ascii(text if len(text) <= 40 else text[:40] + "...")
