"""How the checks use your code.

A probe is given a subject (your module, or PyTorch's own functions under the same names), uses it
as a training program would, and returns what happened as plain data. No probe knows the right
answer: the checks put the same question to you and to PyTorch, and compare.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def call(subject: Any, name: str, *inputs: Any, **settings: Any) -> Any:
    """What a function returns."""
    return getattr(subject, name)(*inputs, **settings)


def jacobian(subject: Any, name: str, x: Tensor, *others: Any, **settings: Any) -> Tensor:
    """How every entry of the result changes with every entry of x, by autograd.

    Entry i of the result is followed back on its own: row i is its gradient. The x that your
    function gets is itself computed, like the output of a layer.

    Shapes:  x, any; the result is (entries of your function's result, *x.shape).
    """
    leaf = x.detach().requires_grad_()
    result = getattr(subject, name)(leaf.clone(), *others, **settings)
    if not isinstance(result, Tensor) or not result.requires_grad:
        raise RuntimeError(f"autograd cannot follow {name}: its result has no gradient")
    rows = []
    for chosen in torch.eye(result.numel(), dtype=result.dtype):
        upstream = chosen.reshape(result.shape)
        rows += torch.autograd.grad(result, leaf, upstream, retain_graph=True)
    return torch.stack(rows)


def inputs_afterwards(subject: Any, name: str, *inputs: Tensor, **settings: Any) -> list[Tensor]:
    """What the tensors that a function was given hold when it is done."""
    given = [one.clone() for one in inputs]
    getattr(subject, name)(*given, **settings)
    return given


def dtypes(subject: Any, name: str, *inputs: Any) -> dict[str, str]:
    """For each reduction what the result holds: "float32", …; "number" if it is no tensor."""
    found = {}
    for reduction in ("mean", "sum", "none"):
        result = getattr(subject, name)(*inputs, reduction=reduction)
        is_tensor = isinstance(result, Tensor)
        found[reduction] = str(result.dtype).removeprefix("torch.") if is_tensor else "number"
    return found
