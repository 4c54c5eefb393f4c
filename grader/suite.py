"""A suite as its files say it, before anything of it is run."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.answers import parsed
from grader.errors import AssignmentError


@dataclass(frozen=True, slots=True)
class WrittenCheck:
    """A check as its file says it, before anything is run."""

    name: str
    points: float


def written_checks(suite: Iterable[Path]) -> Iterator[WrittenCheck]:
    """The checks of these files, in their order; those of unittest classes too."""
    for path in suite:
        for node in _checks(parsed(path)):
            yield WrittenCheck(node.name, _points(node, path))


def check_names(suite: Iterable[Path]) -> Iterator[str]:
    """Their names; a file that is no Python has none, and pytest tells what is wrong with it."""
    for path in suite:
        with contextlib.suppress(SyntaxError, ValueError):
            yield from [node.name for node in _checks(ast.parse(path.read_text("utf-8")))]


def _checks(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node


def _points(check: ast.FunctionDef, path: Path) -> float:
    """What @weight says, or 1."""
    for decorator in check.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "weight":
            try:
                return float(ast.literal_eval(decorator.args[0]))
            except (ValueError, IndexError, TypeError):
                place = f"{path.name}: line {decorator.lineno}"
                raise AssignmentError(f"{place}: @weight takes a number to be counted") from None
    return 1.0
