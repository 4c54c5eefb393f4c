"""Calls that a hand-in may not make, refused inside its own process.

This is policy, not security: it stops every way to the ready-made answer that ends in a name or a
kernel of PyTorch, and makes each end in the same plain sentence. Nothing here is secret, and what
is disabled stays disabled for the life of the process.

Names: Python functions lose their code and classes lose their methods *in place*, so that an
alias, a saved reference, ``gc.get_objects`` and ``__subclasses__`` find only the disabled thing.
``class X(torch.optim.SGD)`` still works as a statement; making an X is refused. Functions written
in C are replaced wherever they are bound. PyTorch's second, Python copy of itself (`torch._refs`
and the decompositions) is disabled along with the names and kernels that it copies, down to the
functions that only those use; and the references of its own tests are closed.

Kernels: refused at the dispatcher, see `grader.box.kernels`.

Imports: running the source of a banned module again (reload, ``del sys.modules[…]``, a spec from
the file's path, runpy), or opening the files of a banned package, is refused by an audit hook: it
sees the ways that pass by ``sys.meta_path``, and Python offers no way to remove it. A banned
package cannot be read at all where there is Landlock (`Ban.absent`).

What cannot be seen:

====================================  ==========================================================
a copied source                       pasted, or read from torch's files and run under a name of
                                      its own
the same numbers by allowed maths     ``silu(x) / x``, ``tanh(x / 2) / 2 + 1 / 2``; a kernel that
                                      the manifest does not name, such as a fused one of another
                                      namespace (write ``mkldnn::_linear_pointwise*``)
a compiler driven by hand             ``torch._C._te``, ctypes, machine code
====================================  ==========================================================
"""

from __future__ import annotations

import fnmatch
import importlib
import importlib.machinery
import json
import os
import sys
import types
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NoReturn

from grader.box.copies import TESTS, Copies
from grader.box.kernels import (
    PAST_THE_DISPATCHER,
    Refusal,
    decompositions,
    matching,
    operators,
    override,
)
from grader.box.swap import disarm, functions_of, layers

# Python calls these when a class is named as a base, which is allowed.
NEEDED_TO_SUBCLASS = ("__init_subclass__", "__class_getitem__", "__subclasshook__")


class ForbiddenCall(RuntimeError):
    """The hand-in called what it was asked to write itself."""


class ForbiddenImport(ForbiddenCall, ModuleNotFoundError):
    """The hand-in imported what it was asked to do without; `except ImportError` catches it."""


class Ban:
    """What is forbidden in this process, and whether it was tried.

    `refused` is the first name that was refused, "" while there is none; it stays when the hand-in
    swallows the exception. `unmatched` holds the patterns that name nothing in this PyTorch.
    `absent` are the banned packages that were not imported, so that nobody needs to read them.
    """

    def __init__(self) -> None:
        self.refused = ""
        self.unmatched: tuple[str, ...] = ()
        self.absent: tuple[str, ...] = ()
        self._disabled: set[int] = set()
        self._replaced: dict[int, tuple[Any, Refusal]] = {}
        self._guarded: dict[str, str] = {}

    def refusal(self, name: str, kind: type[ForbiddenCall] = ForbiddenCall) -> Refusal:
        """A function that takes anything and refuses."""
        verb = "imported" if issubclass(kind, ImportError) else "called"

        def refuse(*_args: object, **_named: object) -> NoReturn:
            self.refused = self.refused or name
            raise kind(f"{name} may not be {verb} here: writing it is the assignment")

        return refuse

    def disable(self, thing: Any, name: str) -> bool:
        """Disable a Python function or class in place; False if it cannot be (it is C)."""
        if id(thing) in self._disabled:
            return True
        if isinstance(thing, type):
            return self._disable_class(thing, name)
        functions = layers(thing)
        for function in functions:
            self._disabled.add(id(function))
            disarm(function, self.refusal(name))
        return bool(functions)

    def _disable_class(self, cls: type, name: str) -> bool:
        try:
            type.__setattr__(cls, "__new__", staticmethod(self.refusal(name)))
        except TypeError:
            return False
        self._disabled.add(id(cls))
        for attribute, value in list(vars(cls).items()):
            if attribute not in NEEDED_TO_SUBCLASS:
                for function in functions_of(value):
                    if getattr(function, "__module__", None) == cls.__module__:
                        self.disable(function, name)
        return True

    def disable_module(self, name: str) -> None:
        """Disable what a loaded module and its submodules define, and guard their files."""
        inside = [n for n in sys.modules if _is_in(n, name)]
        for path in sorted(inside, key=len):
            module = sys.modules[path]
            self._guard_file(getattr(module, "__file__", None), name)
            for attribute, value in list(vars(module).items()):
                if _is_in(str(getattr(value, "__module__", "")), name):
                    self._disable_or_replace(module, attribute, value, f"{path}.{attribute}")

    def _disable_or_replace(self, owner: Any, attribute: str, value: Any, name: str) -> None:
        if callable(value) and not self.disable(value, name):
            self._replaced[id(value)] = value, self.refusal(name)
            setattr(owner, attribute, self._replaced[id(value)][1])

    def _guard_file(self, file: str | None, name: str) -> None:
        if file and os.path.basename(file).startswith("__init__."):
            self._guarded[_real(os.path.dirname(file)) + os.sep] = name
        elif file:
            self._guarded[_real(file)] = name

    def ban_name(self, pattern: str) -> bool:
        """Ban what a dotted name or glob stands for; False if it stands for nothing."""
        top, *rest = pattern.split(".")
        found = list(_resolve(sys.modules[top], top, rest)) if top in sys.modules else []
        if not found:
            file = _file_of_absent(pattern)
            self._guard_file(file, pattern)
            if file and not rest:
                self.absent += (pattern,)
            return top not in sys.modules or file is not None
        for owner, name, value in found:
            if isinstance(value, types.ModuleType):
                self.disable_module(name)
            else:
                self._disable_or_replace(owner, name.rpartition(".")[2], value, name)
        return bool(found)

    def ban_copies(self, pattern: str) -> None:
        """Disable `torch._refs.softmax`, which is `torch.softmax` again, in Python."""
        top, *rest = pattern.split(".")
        copies = _resolve(sys.modules["torch._refs"], "torch._refs", rest) if top == "torch" else ()
        for _, name, value in copies:
            if _is_in(str(getattr(value, "__module__", "")), "torch._refs"):
                self.disable(value, name)

    def ban_kernels(self, operators: Collection[str]) -> None:
        """Override operators, and disable PyTorch's Python copies of them."""
        override({name: self.refusal(name.partition(".")[0]) for name in operators})
        for function, name in decompositions(operators):
            self.disable(function, name)
        for name in PAST_THE_DISPATCHER if operators else ():
            self.ban_name(name)

    def ban_helpers(self, copies: Copies) -> None:
        """Disable what in PyTorch's Python copies is there for disabled functions alone."""
        for function, name in copies.used_only_by(self._disabled):
            self.disable(function, name)

    def rebind(self) -> None:
        """Put the refusals of C functions wherever else those are bound, in one pass."""
        for module in list(sys.modules.values()) if self._replaced else ():
            for key, bound in list(vars(module).items()):
                if id(bound) in self._replaced:
                    setattr(module, key, self._replaced[id(bound)][1])

    def guard_imports(self) -> None:
        """Refuse, from now on, to run the files of what is banned."""
        guarded = tuple(self._guarded)

        def guard(event: str, arguments: tuple[Any, ...]) -> None:
            file = _file_of(event, arguments)
            if file is None or not (file := _real(file)).startswith(guarded):
                return
            name = next(n for path, n in self._guarded.items() if file.startswith(path))
            if event != "open" or name in self.absent:  # a traceback shows lines of torch's
                self.refusal(name, ForbiddenImport)()

        if guarded:
            sys.addaudithook(guard)


def install(names: Sequence[str], kernels: Sequence[str]) -> Ban:
    """Forbid `names` and `kernels` in this process, for good.

    Names are dotted and may be shell globs; a module stands for all that it defines. Kernels are
    globs over operator names without overloads (of `aten`, unless written `namespace::name`); the
    in-place twin of an operator goes with it, and the other way round.
    """
    ban = Ban()
    copies = Copies() if names or kernels else None  # read before anything is disabled
    overloads = operators()
    matches = {pattern: matching(pattern, overloads) for pattern in kernels}
    ban.ban_kernels(set().union(*matches.values()))
    found = {pattern: ban.ban_name(pattern) for pattern in names}
    for pattern in names:
        ban.ban_copies(pattern)
    if copies:
        ban.ban_helpers(copies)
        ban.ban_name(TESTS)
    ban.unmatched = tuple(p for p, hit in (*found.items(), *matches.items()) if not hit)
    ban.rebind()
    ban.guard_imports()
    return ban


def _file_of(event: str, arguments: tuple[Any, ...]) -> str | None:
    """The file whose code is about to run, or which is opened; None where an event is of neither.

    A function made of a module's code runs it as well as `exec` does; a compiled module is told
    of when it is imported, other modules are not told of by a file.
    """
    if event in ("exec", "function.__new__"):
        return getattr(arguments[0], "co_filename", None)
    if event == "import":
        return arguments[1]  # type: ignore[no-any-return]
    is_path = event == "open" and isinstance(arguments[0], (str, bytes))
    return os.fsdecode(arguments[0]) if is_path else None


def _real(file: str) -> str:
    """A path without links and dots, for there are many names of one file."""
    try:
        return os.path.realpath(file)
    except (ValueError, OSError):  # a code's file name may be any text
        return file


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def _resolve(
    value: Any, path: str, rest: Sequence[str], owner: Any = None
) -> Iterator[tuple[Any, str, Any]]:
    """The (owner, dotted name, value) that the remaining components of a pattern lead to."""
    if not rest:
        yield owner, path, value
        return
    is_glob = any(character in rest[0] for character in "*?[")
    for attribute in fnmatch.filter(dir(value), rest[0]) if is_glob else [rest[0]]:
        inner, name = getattr(value, attribute, None), f"{path}.{attribute}"
        is_foreign = isinstance(inner, types.ModuleType) and sys.modules.get(name) is not inner
        if inner is not None and not is_foreign:
            yield from _resolve(inner, name, rest[1:], value)


def _file_of_absent(name: str) -> str | None:
    """The file that importing a module not yet imported would run; None if there is none."""
    top, *rest = name.split(".")
    spec = importlib.machinery.PathFinder.find_spec(top)
    if spec is None or not rest:
        return spec.origin if spec else None
    folder = os.path.join(*(spec.submodule_search_locations or [top])[:1], *rest)
    files = (os.path.join(folder, "__init__.py"), folder + ".py")
    return next((file for file in files if os.path.exists(file)), None)


if __name__ == "__main__":  # asked by ``grader verify``: which patterns name nothing here?
    told = json.load(sys.stdin)
    importlib.import_module("torch")
    json.dump(install(told["names"], told["kernels"]).unmatched, sys.stdout)
