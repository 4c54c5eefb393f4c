"""What students must not get, looked for in what they do get: by content, not by name.

A leak is a statement of the reference or of a wrong or odd answer, a sentence that only staff's
files say, an input or an expected value of a hidden check, its seed, its name (from which its
other inputs are drawn), or a file that is one of staff's.
"""

from __future__ import annotations

import ast
import contextlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.answers import parsed
from grader.assignment import Assignment, read_answers

SHORT = 40  # characters; a shorter statement is what two people write who never met
DIGITS = 5  # of a number, without zeros at its ends; one with fewer is nobody's
DIGITS_OF_A_SEED = 3
NUMBERS, WIDTH = 4, 16  # of a list and its text; a shorter one is nobody's
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that only staff may have."""

    text: str  # on one line; without any space, where it is one of numbers
    source: str  # where it is from
    kind: str = "a line"

    def is_in(self, told: Told) -> bool:
        if self.kind == "a line":
            return self.text in told.lines
        return self.text in told.words if self.kind != "a list" else self.text in told.packed


@dataclass(frozen=True, slots=True)
class Told:
    """A released file as text."""

    lines: str  # spaces as one, statements each on a line as ``ast`` writes them
    words: frozenset[str]  # names and numbers
    packed: str  # without any space

    @classmethod
    def of(cls, name: str, content: bytes) -> Told:
        texts = list(_texts(name, content))
        lines = [" ".join(" ".join(texts).split())]
        for text in texts:
            with contextlib.suppress(SyntaxError, ValueError):  # prose, or a cell's shell command
                lines += statements(text)
        words = re.findall(r"[\w.]*\w", lines[0])
        return cls("\n".join(lines), frozenset(words), lines[0].replace(" ", ""))


def leaks(assignment: Assignment, released: Iterable[Path]) -> list[str]:
    """What of staff's is in these files, a sentence for each finding."""
    files = sorted(released)
    links = [
        f"{path.name} is a link out of what is released" for path in files if path.is_symlink()
    ]
    return [*links, *leaks_in(assignment, [(path.name, path.read_bytes()) for path in files])]


def leaks_in(assignment: Assignment, released: Iterable[tuple[str, bytes]]) -> list[str]:
    """What of staff's is in these files, names and contents, a sentence for each finding."""
    found = []
    secrets = list(dict.fromkeys(_secrets(assignment)))
    whole = {path.read_bytes(): path for path in _staff_files(assignment)}
    for name, content in released:
        if content.strip() and content in whole:
            found.append(f"{name} is {_place(whole[content])}")
            continue
        told = Told.of(name, content)
        found += [
            f"{name} holds {one.kind} of {one.source}: {one.text}"
            for one in secrets
            if one.is_in(told)
        ]
    return found


def _texts(name: str, content: bytes) -> Iterator[str]:
    """The text of a file; of a notebook what its cells hold, not how JSON spells it."""
    text = content.decode("utf-8", "replace")
    try:
        notebook = json.loads(text) if name.endswith(".ipynb") else None
    except (ValueError, RecursionError):  # a notebook by its name alone
        notebook = None
    if notebook is None:
        yield text
        return
    for part in _lists_of_strings(notebook):
        yield "".join(part)


def _lists_of_strings(told: object) -> Iterator[list[str]]:
    """Every text in plain data; a list of texts, as which a notebook holds one, as one."""
    if isinstance(told, str):
        yield [told]
    elif isinstance(told, list) and told and all(isinstance(one, str) for one in told):
        yield told
    elif isinstance(told, (list, dict)):
        for one in told if isinstance(told, list) else told.values():
            yield from _lists_of_strings(one)


def _secrets(assignment: Assignment) -> Iterator[Secret]:
    wrong = read_answers(assignment.wrong_answers)
    answers = [one.path for one in (*wrong, *read_answers(assignment.odd_answers))]
    reference = assignment.staff.reference
    for path in [*([reference] if reference else []), *answers]:
        for line in _statements(parsed(path)):
            yield Secret(line, _place(path))
    for answer in wrong:
        yield Secret(answer.says, _place(answer.path))
    for path in assignment.hidden_suite:
        yield from _of_hidden_checks(parsed(path), _place(path))


def _of_hidden_checks(suite: ast.Module, place: str) -> Iterator[Secret]:
    for node in ast.walk(suite):
        if isinstance(node, Function) and node.name.startswith("test"):
            yield Secret(node.name, place, "the name of a check")
            if says := ast.get_docstring(node):
                yield Secret(" ".join(says.split()), place)
        elif isinstance(node, ast.Constant) and _digits(node) >= DIGITS:
            yield Secret(ast.unparse(node), place, "a number")
        elif isinstance(node, (ast.List, ast.Tuple)) and _is_of_numbers(node):
            yield Secret(_packed(node), place, "a list")
        elif isinstance(node, ast.Call) and re.search("seed|rng|random", ast.unparse(node.func)):
            for one in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if isinstance(one, ast.Constant) and _digits(one) >= DIGITS_OF_A_SEED:
                    yield Secret(ast.unparse(one), place, "a seed")


def _digits(node: ast.Constant) -> int:
    """How many digits of a number tell it from others; none of what is no number."""
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
        return 0
    mantissa = repr(node.value).partition("e")[0]
    return len(mantissa.replace(".", "").strip("0"))


def _packed(node: ast.List | ast.Tuple) -> str:
    """Its numbers without any space, for a list is as telling as a tuple."""
    return "".join(ast.unparse(node).split()).strip("[](),")


def _is_of_numbers(node: ast.List | ast.Tuple) -> bool:
    """Whether these are numbers enough to know them by, and not 1, 2, 3, 4."""
    try:
        numbers = ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    are_numbers = all(isinstance(one, (int, float)) for one in numbers)
    if not are_numbers or len(numbers) < NUMBERS or len(_packed(node)) < WIDTH:
        return False
    steps = {later - one for one, later in itertools.pairwise(numbers)}
    return len(steps) > 1


def statements(source: str) -> list[str]:
    """The longer statements inside functions, each as one line; no docstrings."""
    return _statements(ast.parse(source))


def _statements(tree: ast.Module) -> list[str]:
    found: dict[str, None] = {}
    for function in ast.walk(tree):
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
