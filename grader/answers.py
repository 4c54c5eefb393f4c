"""Wrong and odd answers: suffixes to the reference whose docstring says what they are.

They are read with ``ast`` and never run here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.errors import AssignmentError


@dataclass(frozen=True, slots=True)
class Answer:
    """A wrong answer carries one known mistake; an odd answer is right but unusual."""

    id: str  # the file's name without .py
    path: Path
    says: str  # one line: the mistake as a student reads it, or what is unusual
    caught_by: tuple[str, ...]  # the check functions that fail with it; none for an odd answer
    source: str

    def defines(self) -> set[str]:
        """The names that it defines or assigns at top level; empty where it does so otherwise."""
        names: set[str] = set()
        for node in ast.parse(self.source).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Assign):
                names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        return names


def read_answers(paths: Iterable[Path]) -> tuple[Answer, ...]:
    """The answers in these files; AssignmentError with the problems of all of them."""
    answers, problems = [], []
    for path in paths:
        try:
            answers.append(read_answer(path))
        except AssignmentError as error:
            problems.append(str(error))
    if problems:
        raise AssignmentError("\n".join(problems))
    return tuple(answers)


def read_answer(path: Path) -> Answer:
    """The answer in a file; it is an odd one in a folder ``odd``, else a wrong one."""
    place = "/".join(path.parts[-3:])
    source = _text(path, place)
    docstring = ast.get_docstring(_parsed(source, place)) or ""
    before, after = _at_caught_by(docstring)
    says = " ".join(before.split())
    caught_by = tuple(dict.fromkeys(re.findall(r"[^,\s]+", after.strip().removesuffix("."))))
    problems = _problems(says, caught_by, is_odd=path.parent.name == "odd")
    if problems:
        raise AssignmentError("\n".join(f"{place}: {problem}" for problem in problems))
    return Answer(path.stem, path, says, caught_by, source)


def compose(reference_source: str, answer_source: str) -> str:
    """The source of a whole answer: the reference, then the suffix.

    ``from __future__`` imports must open a file, so the suffix's are taken out of it, and those
    that the reference does not have itself are put at its beginning.
    """
    reference = reference_source.removeprefix("\ufeff").rstrip() + "\n"
    suffix = answer_source.removeprefix("\ufeff")
    if "__future__" in suffix:
        imports = _future_imports(suffix, "the answer")
        missing = _names(imports) - _names(_future_imports(reference, "the reference"))
        reference = _with_futures(reference, sorted(missing))
        suffix = _without(suffix, imports)
    return f"{reference}\n\n{suffix.rstrip()}\n"


def parsed(path: Path) -> ast.Module:
    """A Python file of the assignment's; AssignmentError, with its line, where it is none."""
    place = "/".join(path.parts[-2:])
    return _parsed(_text(path, place), place)


def _text(path: Path, place: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise AssignmentError(f"{place}: not UTF-8") from None
    except OSError as error:
        raise AssignmentError(f"{place}: cannot be read: {error.strerror}") from error


def _parsed(source: str, place: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise AssignmentError(f"{place}: line {error.lineno}: {error.msg}") from None
    except ValueError as error:  # a NUL byte, until Python 3.11
        raise AssignmentError(f"{place}: {error}") from None


def _at_caught_by(docstring: str) -> tuple[str, str]:
    """What a docstring says before and after "Caught by:", which begins a line."""
    before, *after = re.split(
        r"^caught by:", docstring, maxsplit=1, flags=re.IGNORECASE | re.MULTILINE
    )
    return before, "".join(after)


def _problems(says: str, caught_by: tuple[str, ...], *, is_odd: bool) -> list[str]:
    problems = []
    if not says:
        wanted = "what is unusual" if is_odd else "the mistake"
        problems.append(f"no docstring that begins with a sentence on {wanted}")
    if is_odd and caught_by:
        problems.append('an odd answer is right, so nothing is "Caught by:" a check')
    if not is_odd and not caught_by:
        problems.append('no "Caught by:" in the docstring with the checks that fail with it')
    for name in caught_by:
        if not name.startswith("test") or not name.isidentifier():
            problems.append(f'Caught by: "{name}" is not the name of a check, like test_adam')
    return problems


def _future_imports(source: str, place: str) -> list[ast.ImportFrom]:
    return [
        node
        for node in _parsed(source, place).body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]


def _names(imports: list[ast.ImportFrom]) -> set[str]:
    return {alias.name for node in imports for alias in node.names}


def _with_futures(source: str, names: list[str]) -> str:
    """The source with these ``__future__`` imports before its first statement."""
    if not names:
        return source
    body = _parsed(source, "the reference").body
    has_docstring = ast.get_docstring(ast.Module(body[:1], []), clean=False) is not None
    after = body[0].end_lineno if has_docstring else 0
    lines = source.encode().splitlines(keepends=True)  # as ast counts them: no form feeds
    lines.insert(after or 0, f"from __future__ import {', '.join(names)}\n".encode())
    return b"".join(lines).decode()


def _without(source: str, nodes: list[ast.ImportFrom]) -> str:
    """The source with ``pass`` in the place of these statements; later lines keep their number."""
    lines = source.encode().splitlines(keepends=True)  # columns of ast count bytes
    for node in nodes:
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        rest = lines[last][node.end_col_offset :]
        lines[first] = lines[first][: node.col_offset] + b"pass" + (rest if first == last else b"")
        if first != last:
            lines[first] += b"\n"
            lines[first + 1 : last + 1] = [b"\n"] * (last - first - 1) + [rest]
    return b"".join(lines).decode()
