"""Parts of PyTorch that are put off until somebody needs more of them than a line.

Every step of a ``torch.optim`` optimizer imports ``torch._dynamo``, to tell a compiler that does
not run where its graph breaks; every gradient of given outputs imports SymPy, to compare two
shapes. Together that is 2 s and 70 MB, for a thousand modules that no fork of ours would use. In
their place stand modules that answer these few calls as the real ones do while nothing is
compiled, and become the real ones when anything else is asked of them.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import re
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

COMPILER = "torch._dynamo"
SYMBOLS = "torch.fx.experimental.symbolic_shapes"

_USERS = re.compile(
    rb"torch\s*\.\s*(func|compile|compiler|profiler|_dynamo)\b|\bimport\s+(func|compile)\b"
    rb"|functorch|checkpoint|torchvision"
)


def _disable(fn: Callable[..., Any] | None = None, *_args: object, **_named: object) -> Any:
    """The function itself: it is not compiled."""
    return fn if fn is not None else lambda function: function


ANSWERS: dict[str, dict[str, Callable[..., Any]]] = {
    COMPILER: {"graph_break": lambda msg="": None, "disable": _disable},
    # Of numbers and tuples of them; there are no symbols while nothing is compiled.
    SYMBOLS: {"sym_eq": lambda x, y: x == y, "expect_true": bool},
}


def put_off() -> None:
    """Keeps these modules from being imported before they are needed, where they were not yet."""
    for name, answers in ANSWERS.items():
        if name not in sys.modules:
            parent, _, child = name.rpartition(".")
            stand_in = _StandIn(name, answers)
            importlib.import_module(parent)
            sys.modules[name] = stand_in
            setattr(sys.modules[parent], child, stand_in)


def load() -> None:
    """Imports them now, for all forks of this process."""
    for name in ANSWERS:
        module = sys.modules.get(name)
        if isinstance(module, _StandIn):
            _real(module)


def are_wanted(source: bytes) -> bool:
    """Whether a hand-in looks as if it used what imports the compiler.

    Where this is wrong nothing fails: each of its boxes imports for itself what it needs.
    """
    return _USERS.search(source) is not None


class _StandIn(types.ModuleType):
    """Stands in ``sys.modules`` for another module."""

    def __init__(self, name: str, answers: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(name)
        vars(self).update(answers)

    def __getattr__(self, name: str) -> Any:
        is_path = name == "__path__" and self.__name__ == COMPILER  # the other is no package
        if name.startswith("__") and not is_path:  # whoever looks at all modules there are
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(_real(self), name)

    def __dir__(self) -> list[str]:
        return dir(_real(self))


def _real(stand_in: types.ModuleType) -> types.ModuleType:
    """The module itself, imported in place of the one that stood in for it."""
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        del sys.modules[name]
        try:
            importlib.import_module(name)
        except BaseException:
            sys.modules[name] = stand_in
            raise
        # An import of a submodule asked for our __path__ and now goes on to import what is there.
        sys.meta_path.insert(0, _ImportedAlready(name + "."))
    return sys.modules[name]


class _ImportedAlready(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the submodules that importing a package has imported."""

    def __init__(self, inside: str) -> None:
        self._inside = inside

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.startswith(self._inside) and name in sys.modules:
            return importlib.machinery.ModuleSpec(name, self)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return sys.modules[spec.name]

    def exec_module(self, module: types.ModuleType) -> None:
        """It was run when it was imported."""
