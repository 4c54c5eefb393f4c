"""PyTorch's compiler, put off until somebody compiles.

Every step of a ``torch.optim`` optimizer imports ``torch._dynamo``, to tell a compiler that does
not run where its graph breaks. That costs 1.3 s and 70 MB, for 820 modules that no fork of ours
would use. In its place stands a module that answers the two calls which optimizers make as the
real one does while nothing is compiled, and becomes the real one when anything else is asked of it.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import re
import sys
import types
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

NAME = "torch._dynamo"

_USERS = re.compile(
    rb"torch\s*\.\s*(func|compile|compiler|profiler|_dynamo)\b|\bimport\s+(func|compile)\b"
    rb"|functorch|checkpoint|torchvision"
)

Function = TypeVar("Function", bound=Callable[..., Any])


def put_off() -> None:
    """Keeps ``torch._dynamo`` from being imported before it is needed, where it was not yet."""
    if NAME not in sys.modules:
        sys.modules[NAME] = _PutOff(NAME)


def load() -> None:
    """Imports it now, for all forks of this process."""
    package = sys.modules.get(NAME)
    if isinstance(package, _PutOff):
        _real(package)


def is_wanted(source: bytes) -> bool:
    """Whether a hand-in looks as if it used what imports the compiler.

    Where this is wrong nothing fails: each of its boxes imports for itself what it needs.
    """
    return _USERS.search(source) is not None


class _PutOff(types.ModuleType):
    """Stands in ``sys.modules`` for ``torch._dynamo``."""

    def graph_break(self, msg: str = "") -> None:
        """Nothing is compiled, so no graph breaks."""

    def disable(self, fn: Function | None = None, *_args: object, **_named: object) -> Any:
        """The function itself: it is not compiled."""
        return fn if fn is not None else lambda function: function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # whoever looks at all modules there are
            raise AttributeError(f"module {NAME!r} has no attribute {name!r} yet")
        return getattr(_real(self), name)

    def __dir__(self) -> list[str]:
        return dir(_real(self))


def _real(stand_in: types.ModuleType) -> types.ModuleType:
    """The module itself, imported in place of the one that stood in for it."""
    if sys.modules.get(NAME) is stand_in:
        del sys.modules[NAME]
        try:
            importlib.import_module(NAME)
        except BaseException:
            sys.modules[NAME] = stand_in
            raise
        # An import of a submodule asked for our __path__ and now goes on to import what is there.
        sys.meta_path.insert(0, _ImportedAlready())
    return sys.modules[NAME]


class _ImportedAlready(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the submodules that importing the package has imported."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.startswith(NAME + ".") and name in sys.modules:
            return importlib.machinery.ModuleSpec(name, self)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return sys.modules[spec.name]

    def exec_module(self, module: types.ModuleType) -> None:
        """It was run when it was imported."""
