"""What an instructor says about a check: the vocabulary of gradescope-utils, and a little more.

Each decorator leaves an attribute on the function, named as in gradescope-utils, so suites that
import that library's decorators are read just as well. Only its runner is not used.
"""

from __future__ import annotations

import functools as _functools
import inspect as _inspect
from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

VISIBILITIES = ("visible", "hidden", "after_due_date", "after_published")


def weight(points: float) -> Callable[[Function], Function]:
    """The points of a check; the rows of a parametrized check share them equally."""
    return _mark("__weight__", points)


def number(text: str) -> Callable[[Function], Function]:
    """The check's number in reports, such as "2.3"."""
    return _mark("__number__", str(text))


def visibility(when: str) -> Callable[[Function], Function]:
    """When students see the row: visible, hidden, after_due_date or after_published."""
    return _mark("__visibility__", when)


def tags(*words: str) -> Callable[[Function], Function]:
    """Words that a report can be sorted by."""
    return _mark("__tags__", words)


def hide_errors(message: str = "Test failed") -> Callable[[Function], Function]:
    """What students read, in place of the reason, when the check fails."""
    return _mark("__hide_errors__", message)


def functions(*names: str) -> Callable[[Function], Function]:
    """The names of the contract that the check is about."""
    return _mark("__functions__", names)


def needs(*checks: str) -> Callable[[Function], Function]:
    """Checks, by function name, that must be right before this one is worth running."""
    return _mark("__needs__", checks)


def partial_credit(points: float) -> Callable[[Function], Function]:
    """The check sets its own points through ``set_score``, from 0 to ``points``."""

    def decorate(function: Function) -> Function:
        wrapper = _with_setter(function, "set_score", "score")
        wrapper.__weight__ = points  # type: ignore[attr-defined]
        return wrapper

    return decorate


def leaderboard(column: str, order: str = "desc") -> Callable[[Function], Function]:
    """The check fills a column of the leaderboard through ``set_leaderboard_value``."""

    def decorate(function: Function) -> Function:
        wrapper = _with_setter(function, "set_leaderboard_value", "leaderboard_value")
        wrapper.__leaderboard_column__ = column  # type: ignore[attr-defined]
        wrapper.__leaderboard_sort_order__ = order  # type: ignore[attr-defined]
        return wrapper

    return decorate


def _mark(attribute: str, value: object) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        setattr(function, attribute, value)
        return function

    return decorate


def _with_setter(function: Function, argument: str, kept_as: str) -> Function:
    """Passes ``argument``, a setter; what it is given is kept on the wrapper as ``__kept_as__``.

    The same place as in gradescope-utils, and so read from both. It is cleared before each call,
    so that nothing survives from one run, or one subclass, to another.
    """
    attribute = f"__{kept_as}__"

    @_functools.wraps(function)
    def wrapper(*arguments: Any, **settings: Any) -> Any:
        def setter(value: Any) -> None:
            setattr(wrapper, attribute, value)

        wrapper.__dict__.pop(attribute, None)
        return function(*arguments, **{argument: setter, **settings})

    asked = _inspect.signature(function).parameters.values()
    wrapper.__signature__ = _inspect.Signature(  # type: ignore[attr-defined]
        [one for one in asked if one.name != argument]  # or pytest would look for a fixture
    )
    return wrapper  # type: ignore[return-value]
