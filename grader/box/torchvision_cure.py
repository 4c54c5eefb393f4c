"""Makes `import torchvision` work where its compiled part cannot be loaded.

What it cures. PyPI's Linux wheel of torchvision is built for CUDA. Beside a CPU-only torch its
library `_C.so` misses its own libraries; torchvision passes over that in silence, and then its
module `_meta_registrations` registers fakes for operators that the library would have defined. So
`import torchvision` dies with "operator torchvision::nms does not exist", and with it datasets and
transforms, which need no operator at all. The better cure is to install both from one index.

How. `install` puts a finder at the head of `sys.meta_path`, and nothing else happens until somebody
imports torchvision. Then the finder tries the library, as torchvision itself will do. Where it
loads, or where there is no torchvision, nothing is changed. Where it does not, the operators that
`_meta_registrations` takes for granted are declared, without an implementation. `datasets`,
`transforms` and `models` then work, and `torchvision.ops.nms` fails with its own honest message.

Every process that may import torchvision calls `install()` once before it does: it costs
microseconds, imports nothing, and a fork inherits it.
"""

from __future__ import annotations

import ast
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

PACKAGE = "torchvision"
# Any will do: without the library no call ever gets as far as the operator.
SCHEMA = "(Tensor boxes, Tensor scores, float iou_threshold) -> Tensor"

_kept: list[Any] = []  # a library's operators are gone when it is


class CureFinder:
    """Finds no module; looks after torchvision when it is about to be imported first."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Always None: the finders behind this one do the finding."""
        if name == PACKAGE:
            sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not self]
            found = importlib.machinery.PathFinder.find_spec(PACKAGE)
            for folder in (found and found.submodule_search_locations) or ():
                cure(Path(folder))
        return None


def install() -> None:
    """Has torchvision cured, if it needs it, at its first import in this process or a fork."""
    is_there = any(isinstance(finder, CureFinder) for finder in sys.meta_path)
    if PACKAGE not in sys.modules and not is_there:
        sys.meta_path.insert(0, CureFinder())


def cure(folder: Path) -> tuple[str, ...]:
    """Declares what torchvision in this folder takes for granted; returns the names it declared."""
    import torch

    if _loads(folder):
        return ()
    names = tuple(
        name for name in taken_for_granted(folder) if not hasattr(torch.ops.torchvision, name)
    )
    if names:
        library = torch.library.Library(PACKAGE, "FRAGMENT")  # type: ignore[no-untyped-call]
        for name in names:
            library.define(name + SCHEMA)  # type: ignore[no-untyped-call]
        _kept.append(library)
    return names


def _loads(folder: Path) -> bool:
    """Whether torchvision's compiled library can be loaded; afterwards it is."""
    import torch

    for file in sorted(folder.glob("_C*.so")) + sorted(folder.glob("_C*.pyd")):
        try:
            torch.ops.load_library(str(file))  # type: ignore[no-untyped-call]
        except OSError:
            continue
        return True
    return False


def taken_for_granted(folder: Path) -> Iterator[str]:
    """The operators for which `_meta_registrations` registers a fake, whatever was loaded."""
    try:
        source = (folder / "_meta_registrations.py").read_text(encoding="utf-8")
    except OSError:
        return
    for statement in ast.parse(source).body:  # not below an `if`: that would be a guard
        if isinstance(statement, ast.FunctionDef):
            for decorator in statement.decorator_list:
                yield from _faked(decorator)


def _faked(decorator: ast.expr) -> Iterator[str]:
    """The operator named in `@torch.library.register_fake("torchvision::nms")`."""
    if isinstance(decorator, ast.Call) and decorator.args:
        called, first = decorator.func, decorator.args[0]
        is_fake = isinstance(called, ast.Attribute) and called.attr == "register_fake"
        name = first.value if isinstance(first, ast.Constant) else ""
        if is_fake and isinstance(name, str) and name.startswith(f"{PACKAGE}::"):
            yield name.partition("::")[2]
