"""Taking the code out of a Python function in place, so that every reference to it refuses."""

from __future__ import annotations

import functools
import types
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NoReturn


def layers(function: Any) -> list[types.FunctionType]:
    """A Python function and those that its decorators wrapped."""
    layers: list[types.FunctionType] = []
    waiting = [function]
    while waiting:
        layer = waiting.pop()
        waiting += [layer.__wrapped__] if hasattr(layer, "__wrapped__") else []
        if isinstance(layer, types.FunctionType) and layer not in layers:
            layers.append(layer)
            waiting += [f for f in map(_content, layer.__closure__ or ()) if _same(f, layer)]
    return layers


def _content(cell: types.CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # an empty cell
        return None


def _same(thing: object, function: types.FunctionType) -> bool:
    """Whether a decorator that copied the name made `function` out of `thing`."""
    return (
        isinstance(thing, types.FunctionType)
        and thing.__module__ == function.__module__
        and thing.__qualname__ == function.__qualname__
    )


def functions_of(attribute: Any) -> Iterable[Any]:
    """The functions in what a class's dictionary holds."""
    if isinstance(attribute, property):
        return [f for f in (attribute.fget, attribute.fset, attribute.fdel) if f]
    if isinstance(attribute, (staticmethod, classmethod)):
        return [attribute.__func__]
    return [] if isinstance(attribute, type) else [attribute]


@functools.cache
def _template(free_variables: int) -> types.CodeType:
    cells = ", ".join(f"v{i}" for i in range(free_variables))
    source = f"""
def outer({cells}):
    def refuse(*args, **named):
        refusal = "REFUSAL"
        return refusal()
        ({cells})
    return refuse
"""
    space: dict[str, Any] = {}
    exec(compile(source, "<forbidden>", "exec"), space)
    code: types.CodeType = space["outer"](*[None] * free_variables).__code__
    return code


def disarm(function: types.FunctionType, refusal: Callable[..., NoReturn]) -> None:
    """Make a function refuse, for good; it keeps its free variables, as Python demands."""
    template = _template(len(function.__code__.co_freevars))
    constants = tuple(refusal if c == "REFUSAL" else c for c in template.co_consts)
    with warnings.catch_warnings():
        # Python 3.13 warns when a generator is made a plain function, which is what we want.
        warnings.simplefilter("ignore", DeprecationWarning)
        function.__code__ = template.replace(co_consts=constants)
