"""PyTorch's Python copies of its own operators, and what in them serves which.

`torch._refs` and the decompositions do in Python what kernels do in C++, and share functions of
their own: `torch._refs._normalize` is layer norm but for the weight, and has no name that a
manifest would list. What is used by banned functions alone is banned with them.
"""

from __future__ import annotations

import importlib
import types
from collections.abc import Collection, Iterator

import torch

from grader.box.swap import layers

MODULES = ("torch._refs", "torch._refs.nn.functional", "torch._decomp.decompositions")
TESTS = "torch.testing._internal"  # what PyTorch's tests compare with: most of it again, in Python

_Named = tuple[types.FunctionType, str]


class Copies:
    """Which function of the copies uses which, as their code says before it is disabled."""

    def __init__(self) -> None:
        self._functions: dict[int, _Named] = {}
        self._layers: dict[int, list[int]] = {}
        users: dict[int, set[int]] = {}
        modules = [importlib.import_module(name) for name in MODULES]
        for function, name in _own_functions(modules):
            self._functions[id(function)] = function, name
            self._layers[id(function)] = [id(layer) for layer in layers(function)]
        for user, (function, _) in self._functions.items():
            for used in _used_by(function):
                if used in self._functions and not _is_public(self._functions[used][1]):
                    users.setdefault(used, set()).add(user)
        self._users = users

    def used_only_by(self, disabled: Collection[int]) -> Iterator[_Named]:
        """The functions that the disabled ones alone use, and those that these alone use."""
        gone = {one for one, inside in self._layers.items() if not {*inside}.isdisjoint(disabled)}
        while found := {one for one in self._users.keys() - gone if self._users[one] <= gone}:
            gone |= found
            yield from (self._functions[one] for one in found)


def _own_functions(modules: Collection[types.ModuleType]) -> Iterator[_Named]:
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, types.FunctionType) and value.__module__ == module.__name__:
                yield value, f"{module.__name__}.{name}"


def _is_public(name: str) -> bool:
    """Whether it copies what has a name of its own, which a manifest bans or does not."""
    last = name.rpartition(".")[2]
    return hasattr(torch, last) or hasattr(torch.nn.functional, last)


def _used_by(function: types.FunctionType) -> Iterator[int]:
    """The things that a function's code names, in the module where it was written."""
    for layer in layers(function):
        for name in _names_in(layer.__code__):
            yield id(layer.__globals__.get(name))


def _names_in(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names_in(constant)
