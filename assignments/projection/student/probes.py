"""How the checks use your code.

A probe is given a subject (your module), does with it what a program that draws a map would do,
and returns what happened as plain data. No probe knows the right answer: the checks compare what
comes back with what PyTorch says, or with numbers worked by hand.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

# ---------------------------------------------------------------- any function


def answer(subject: Any, name: str, *arguments: Any, **named: Any) -> Any:
    """What one of your functions makes of these arguments."""
    return _data(getattr(subject, name)(*arguments, **named))


def arguments_after(
    subject: Any, name: str, tensors: Sequence[Tensor], *settings: Any, **named: Any
) -> dict[str, list[Any]]:
    """What one of your functions leaves of its tensors, and whether autograd now watches them."""
    getattr(subject, name)(*tensors, *settings, **named)
    return {
        "tensors": [tensor.detach() for tensor in tensors],
        "requires a gradient": [tensor.requires_grad for tensor in tensors],
    }


def _data(value: Any) -> Any:
    """A tensor without its graph; anything else as it is."""
    return value.detach() if isinstance(value, Tensor) else value


# ---------------------------------------------------------------- 1. pca, 2. the ratio


# ---------------------------------------------------------------- 5. tsne


def embedding(subject: Any, x: Tensor, seed: int | None = None, **settings: Any) -> Any:
    """The map that tsne makes of x, with a generator of this seed or without one."""
    return _data(subject.tsne(x, **settings, **_generator(seed)))


def embeddings(subject: Any, x: Tensor, seed: int, each: Sequence[dict[str, Any]]) -> list[Any]:
    """One map for each of several settings, every time with a new generator of this seed."""
    return [embedding(subject, x.clone(), seed, **settings) for settings in each]


def embedding_by_position(subject: Any, x: Tensor, perplexity: float, steps: int, seed: int) -> Any:
    """The map of tsne(x, perplexity, steps, generator)."""
    return _data(subject.tsne(x, perplexity, steps, torch.Generator().manual_seed(seed)))


def embeddings_after_seeding(
    subject: Any, x: Tensor, seed: int, global_seeds: Sequence[int], **settings: Any
) -> list[Any]:
    """The map with a generator of one seed, again for each seed of the global random states."""
    maps = []
    for global_seed in global_seeds:
        _seed_everything(global_seed)
        maps.append(embedding(subject, x.clone(), seed, **settings))
    return maps


def draws_after_embedding(
    subject: Any, x: Tensor, seed: int, global_seed: int, **settings: Any
) -> dict[str, float]:
    """What the global random states draw after they were seeded and a map was made."""
    embeddings_after_seeding(subject, x, seed, [global_seed], **settings)
    return {
        "torch": torch.rand((), dtype=torch.float64).item(),
        "numpy": np.random.rand(),
        "random": random.random(),
    }


def _generator(seed: int | None) -> dict[str, torch.Generator]:
    return {} if seed is None else {"generator": torch.Generator().manual_seed(seed)}


def _seed_everything(seed: int) -> None:
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)
