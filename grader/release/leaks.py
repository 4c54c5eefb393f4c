"""What students must not get, looked for in what they do get: by content, not by name.

A leak is a statement of the reference, of a wrong or odd answer or of a hidden check, a sentence
that only staff's files say, or a file that is one of staff's.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.assignment import Assignment, read_answers

SHORT = 40  # characters; a shorter statement is what two people write who never met
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that only staff may have."""

    text: str  # on one line
    source: str  # where it is from


def leaks(assignment: Assignment, released: Iterable[Path]) -> list[str]:
    """What of staff's is in these files, a sentence for each finding."""
    found = []
    secrets = list(_secrets(assignment))
    whole = {path.read_bytes(): path for path in _staff_files(assignment)}
    for path in released:
        content = path.read_bytes()
        if path.is_symlink():
            found.append(f"{path.name} is a link out of what is released")
        if content.strip() and content in whole:
            found.append(f"{path.name} is {_place(whole[content])}")
            continue
        told = _told(path, content)
        found += [
            f"{path.name} holds a line of {one.source}: {one.text}"
            for one in secrets
            if one.text in told
        ]
    return found


def _told(path: Path, content: bytes) -> str:
    """A released file as text, its statements also each on a line as ``ast`` writes them."""
    text = content.decode("utf-8", "replace")
    lines = [" ".join(text.split())]
    if path.suffix == ".py":
        lines += statements(text)
    return "\n".join(lines)


def _secrets(assignment: Assignment) -> Iterator[Secret]:
    wrong = read_answers(assignment.wrong_answers)
    answers = [one.path for one in (*wrong, *read_answers(assignment.odd_answers))]
    reference = assignment.staff.reference
    for path in [*([reference] if reference else []), *answers]:
        for line in statements(path.read_text(encoding="utf-8-sig")):
            yield Secret(line, _place(path))
    for answer in wrong:
        yield Secret(answer.says, _place(answer.path))
    for path in assignment.hidden_suite:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, Function) or not node.name.startswith("test"):
                continue
            if says := ast.get_docstring(node):
                yield Secret(" ".join(says.split()), _place(path))


def statements(source: str) -> list[str]:
    """The longer statements inside functions, each as one line; no docstrings."""
    found: dict[str, None] = {}
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, Function):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.stmt) and node is not function and not _is_text(node):
                line = ast.unparse(node).partition("\n")[0]
                if len(line) > SHORT:
                    found[line] = None
    return list(found)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _staff_files(assignment: Assignment) -> Iterator[Path]:
    if assignment.staff.reference is not None:
        yield assignment.staff.reference
    if assignment.staff_folder is not None:
        yield from (path for path in assignment.staff_folder.rglob("*") if path.is_file())


def _place(path: Path) -> str:
    return "/".join(path.parts[-3:] if path.parent.name in ("wrong", "odd") else path.parts[-2:])
