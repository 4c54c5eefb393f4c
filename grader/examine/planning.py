"""From pytest's items to planned checks: every row is known before the hand-in is opened."""

from __future__ import annotations

import collections
import inspect
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.examine.decorators import VISIBILITIES
from grader.grade import Check, Leaderboard
from grader.suite import check_names


@dataclass(frozen=True, slots=True)
class Planned:
    """A check, the pytest item that runs it, and the names of the checks it needs."""

    check: Check
    item: pytest.Item
    function: str
    needs: tuple[str, ...]


def plan(items: Sequence[pytest.Item], assignment: Assignment) -> tuple[Planned, ...]:
    """The checks of these items, each after those it needs.

    Raises:
        AssignmentError: with everything that the suite says wrongly, at once.
    """
    rows_of = collections.Counter(_function_of(item) for item in items)
    so_far: collections.Counter[tuple[str, str, str]] = collections.Counter()
    problems: list[str] = []
    planned = []
    for item in items:
        function = _function_of(item)
        so_far[function] += 1
        problems += _problems(item, assignment)
        planned.append(_planned(item, assignment, so_far[function], rows_of[function]))
    problems += _unknown_needs(planned, assignment)
    ordered = _in_order(planned, problems)
    if problems:
        raise AssignmentError("\n".join(dict.fromkeys(problems)))  # rows repeat them
    return ordered


def by_number(checks: Iterable[Check]) -> list[Check]:
    """In the order of a report: 2.9 before 2.10, and what has no number last."""

    def key(check: Check) -> tuple[bool, list[tuple[int, str]]]:
        parts = re.findall(r"\d+|\D+", check.number)
        return not parts, [(int(part), "") if part.isdigit() else (0, part) for part in parts]

    return sorted(checks, key=key)


def mark(item: pytest.Item, name: str, default: Any = None) -> Any:
    """What a decorator said of the item's function, or of its class."""
    function = getattr(item, "function", None)
    found = getattr(function, f"__{name}__", None)
    if found is None:
        found = getattr(getattr(item, "cls", None), f"__{name}__", None)
    return default if found is None else found


def _planned(item: pytest.Item, assignment: Assignment, row: int, rows: int) -> Planned:
    """The plan for the ``row``-th of the ``rows`` rows of a check."""
    points = mark(item, "weight", 1.0)
    share = points / rows if _is_points(points) else 0.0
    is_public = item.path.parent != assignment.staff_folder
    usual = "visible" if is_public else assignment.staff.hidden_visibility
    column = mark(item, "leaderboard_column")
    order = mark(item, "leaderboard_sort_order", "desc")
    parameters = _parameters(item, row, is_public)
    check = Check(
        id=_place(item) + parameters,
        number=mark(item, "number", ""),
        name=f"{_words(item)} {parameters}".strip(),
        max_score=share,
        visibility=mark(item, "visibility", usual),
        functions=tuple(mark(item, "functions", ())),
        tags=tuple(mark(item, "tags", ())),
        is_public=is_public,
        hide_errors=mark(item, "hide_errors"),
        leaderboard=Leaderboard(column, order) if column else None,
    )
    return Planned(check, item, _function_of(item)[-1], tuple(mark(item, "needs", ())))


def _place(item: pytest.Item) -> str:
    """File, class and function, as pytest writes them."""
    call = getattr(item, "callspec", None)
    file, _, rest = item.nodeid.partition("::")
    return f"{Path(file).name}::{rest.removesuffix(f'[{call.id}]' if call else '')}"


def _parameters(item: pytest.Item, row: int, is_public: bool) -> str:
    """What tells a row from the others of its check; no input of a hidden one is shown."""
    call = getattr(item, "callspec", None)
    if call is None:
        return ""
    return f"[{call.id}]" if is_public else f"[{row}]"


def _function_of(item: pytest.Item) -> tuple[str, str, str]:
    """File, class and function: what the rows of one parametrized check share."""
    cls = getattr(item, "cls", None)
    name = getattr(item, "originalname", None) or item.name
    return str(item.path), cls.__qualname__ if cls else "", name


def _words(item: pytest.Item) -> str:
    """The first paragraph of the docstring, or the function's name in words."""
    function = getattr(item, "function", None)
    document = inspect.getdoc(function) if function is not None else None
    words = " ".join((document or "").partition("\n\n")[0].split())
    return words or _function_of(item)[-1].removeprefix("test_").replace("_", " ")


def _is_points(points: object) -> bool:
    is_number = isinstance(points, (int, float)) and not isinstance(points, bool)
    return is_number and math.isfinite(points) and points >= 0  # type: ignore[operator, arg-type]


def _problems(item: pytest.Item, assignment: Assignment) -> Iterable[str]:
    place = _place(item)
    points, seen = mark(item, "weight", 1.0), mark(item, "visibility", "visible")
    if not _is_points(points):
        yield f"{place}: @weight({points!r}): a weight is a number of points, 0 or more"
    if seen not in VISIBILITIES:
        yield f"{place}: @visibility({seen!r}): it is one of {', '.join(VISIBILITIES)}"
    for name in mark(item, "functions", ()):
        if name not in assignment.functions:
            yield f"{place}: @functions({name!r}): the manifest names no such function"


def _unknown_needs(planned: Iterable[Planned], assignment: Assignment) -> Iterable[str]:
    suite = (*assignment.public_suite, *assignment.hidden_suite)
    # Those that are not selected for this run are known too.
    known = {one.function for one in planned} | set(check_names(suite))
    for one in planned:
        for name in one.needs:
            if name not in known:
                yield f"{_place(one.item)}: @needs({name!r}): there is no such check"


def _in_order(planned: Sequence[Planned], problems: list[str]) -> tuple[Planned, ...]:
    """The suite's own order, but each check after those it needs; a circle is a problem."""
    ordered: dict[str, Planned] = {}
    waiting: set[str] = set()

    def place(one: Planned) -> None:
        if one.check.id in ordered:
            return
        if one.check.id in waiting:
            problems.append(f"{_place(one.item)}: @needs goes round in a circle")
            return
        waiting.add(one.check.id)
        for needed in planned:
            if needed.function in one.needs:
                place(needed)
        ordered[one.check.id] = one

    for one in planned:
        place(one)
    return tuple(ordered.values())
