"""PyTorch's operators, refused where all ways to them meet: at the dispatcher.

An alias, `torch.ops`, TorchScript, a Tensor method and a redispatch all end at a kernel that is
registered for an operator and a dispatch key. Every overload (plain, in-place, ``out=``) gets
another kernel for every key that a tensor on the CPU can arrive with. Allowed calls cost nothing
more.
"""

from __future__ import annotations

import ctypes
import fnmatch
import importlib
import warnings
from collections.abc import Callable, Collection
from typing import Any, NoReturn

import torch
import torch._decomp

Refusal = Callable[..., NoReturn]

# The keys under which a CPU tensor may reach an operator, beside the plain two: with those alone,
# `x.to_mkldnn().softmax(0)`, `vmap(logsigmoid)` and `jvp(dropout)` got through (torch 2.13).
ALWAYS = ("CPU", "AutogradCPU")
WHERE_PRESENT = (
    "MkldnnCPU",
    "SparseCPU",
    "SparseCsrCPU",
    "NestedTensorCPU",
    "QuantizedCPU",
    "AutogradOther",
    "AutogradNestedTensor",
    "AutocastCPU",
    "Functionalize",
    "CompositeImplicitAutograd",
    "CompositeImplicitAutogradNestedTensor",
    "CompositeExplicitAutograd",
    "CompositeExplicitAutogradNonFunctional",
    "FuncTorchBatched",
    "FuncTorchBatchedDecomposition",
    "FuncTorchVmapMode",
    "FuncTorchDynamicLayerFrontMode",
    "BatchedNestedTensor",
)

# The static runtime calls kernels directly, past the dispatcher.
PAST_THE_DISPATCHER = ("torch._C._jit_to_static_module", "torch._C._fuse_to_static_module")


def operators() -> dict[str, list[str]]:
    """All overloads of each operator; a name stands for its in-place twin too."""
    found: dict[str, list[str]] = {}
    for operator in torch._C._dispatch_get_all_op_names():
        name = operator.partition(".")[0]
        twin = name[:-1] if name.endswith("_") else name + "_"
        found.setdefault(name, []).append(operator)
        found.setdefault(twin, []).append(operator)
    return found


def matching(pattern: str, overloads: dict[str, list[str]]) -> set[str]:
    """The operators that a glob stands for, of `aten` unless it names another namespace."""
    full = pattern if "::" in pattern else f"aten::{pattern}"
    return {o for name in fnmatch.filter(overloads, full) for o in overloads[name]}


def override(refusals: dict[str, Refusal]) -> None:
    """Put a refusal in the place of each operator's kernels, so that nothing can undo it.

    A `torch.library.Library` undoes itself when it dies, or when a hand-in finds it and calls
    `_destroy()`; so the handle below it is used, and leaked on purpose.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"(?s).*Overriding a previously registered kernel")
        for namespace in {operator.partition("::")[0] for operator in refusals}:
            handle = torch._C._dispatch_library("IMPL", namespace, "", __file__, 0)
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(handle))
            for operator in refusals:
                if operator.startswith(namespace + "::"):
                    _override_one(handle, operator, refusals[operator])


def _override_one(handle: Any, operator: str, refusal: Refusal) -> None:
    has_kernel = torch._C._dispatch_has_kernel_for_dispatch_key
    present = [key for key in WHERE_PRESENT if has_kernel(operator, key)]
    for key in (*ALWAYS, *present):
        handle.impl(operator.partition("::")[2], key, refusal)


def decompositions(chosen: Collection[str]) -> list[tuple[Any, str]]:
    """PyTorch's own Python versions of operators, which need none of their kernels."""
    found = []
    for table in ("post_autograd", "pre_autograd"):
        entries: dict[Any, Any] = torch._decomp.global_decomposition_table[table]
        names = ((operator.name(), function) for operator, function in entries.items())
        found += [(function, n.partition(".")[0]) for n, function in names if n in chosen]
    if found:
        # Forward-mode differentiation compiles some of them when first used; without their code
        # it would fail for functions that are allowed. 0.2 s, once.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the compiler that it uses
            importlib.import_module("torch._decomp.decompositions_for_jvp")
    return found
