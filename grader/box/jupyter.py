"""Stand-ins for what a notebook takes from Jupyter: they are there, and do nothing."""

from __future__ import annotations

import sys
import types
from typing import Any


class Quiet:
    """Takes every call, has every attribute and holds nothing; nothing comes of it."""

    def __getattr__(self, name: str) -> Any:
        return _attribute(name)

    def __call__(self, *_: Any, **__: Any) -> None:
        """Nothing is shown: nobody is watching."""

    def __contains__(self, _: object) -> bool:
        return False


QUIET = Quiet()


def furnish(module: types.ModuleType) -> None:
    """Gives a module the names that Jupyter gives a notebook, and an IPython to import."""
    names = {"display": QUIET, "get_ipython": _get_ipython}
    module.__dict__.update(names)
    shown = _module("IPython.display", **names)
    _module("IPython", **{**names, "display": shown})


def _module(name: str, **names: Any) -> types.ModuleType:
    """A module that has every name, where there is none of this name yet."""
    stand_in = types.ModuleType(name)
    stand_in.__dict__.update(names, __getattr__=_attribute)
    return sys.modules.setdefault(name, stand_in)


def _get_ipython() -> Quiet:
    return QUIET


def _attribute(name: str) -> Any:
    if name.startswith("__"):  # Python asks for these itself, and believes what it gets
        raise AttributeError(name)
    return QUIET
