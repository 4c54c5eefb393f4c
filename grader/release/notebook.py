"""The notebook of a student's kit: the handout as text, and the starter's code cell by cell.

Each part of the handout stands above the code that it is about. The last cell runs the public
checks on what the notebook has defined, in its own process: in Jupyter and in Colab nothing needs
to be saved or sent for that. It does nothing where the notebook is imported to be graded.

The same files give the same bytes: cells are numbered, and there is no output and no date.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment import Assignment
from grader.errors import AssignmentError

INTRODUCTION = """\
**This notebook is handout and starter in one.** Write into the code cells, and run them from top to
bottom. Where the text says `{file}`, it means this notebook: it is the one file that you hand in.
The last cell runs the public checks on what you have written so far. When the notebook is graded,
its cells are run in order; lines for Jupyter alone (`%…`, `!…`) are set aside, a cell that fails or
trains for long is named and left, and the others count."""

CHECK = """\
# Run this cell to check your work: your score, and the first thing to repair.
if __name__ == "__main__":
    from grader.examine.here import check

    check()"""

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a source: a definition with the lines before it, or what is before the first."""

    name: str  # that is defined; "" for what comes before the first definition
    text: str


def notebook_of(assignment: Assignment) -> bytes:
    """The notebook of an assignment, in the format that Jupyter writes (4.5).

    Raises:
        AssignmentError: there is no handout to put into it.
    """
    readme = assignment.student / "README.md"
    if not readme.is_file():
        raise AssignmentError("student/README.md: missing; it is the handout, which a kit needs")
    handout = readme.read_text(encoding="utf-8")
    starter = assignment.starter_source().decode("utf-8")
    cells = _arranged(sections(handout), segments(starter))
    introduction = ("markdown", INTRODUCTION.format(file=assignment.file))
    return written([cells[0], introduction, *cells[1:], ("code", CHECK)])


def written(cells: Sequence[tuple[str, str]]) -> bytes:
    """The notebook with these cells, each a kind ("code" or "markdown") and a text."""
    notebook = {
        "cells": [_cell(number, *cell) for number, cell in enumerate(cells, start=1)],
        "metadata": METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def sections(handout: str) -> list[str]:
    """The parts of a handout, each from a heading to the next; a title's is the first."""
    parts = re.split(r"^(?=## )", handout, flags=re.MULTILINE)
    return [part.strip() for part in parts if part.strip()]


def segments(source: str) -> list[Segment]:
    """The pieces of a source, in which nothing of it is lost but blank lines between them."""
    lines = source.splitlines(keepends=True)
    found, begin, name = list[Segment](), 0, ""
    for node in ast.parse(source).body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if not found and not name:  # what stands before the first definition is a piece by itself
            begin = _first_line(node) - 1
            found += _segment("", lines[:begin])
        name, end = node.name, node.end_lineno or begin
        found += _segment(name, lines[begin:end])
        begin = end
    return [*found, *_segment("", lines[begin:])]


def _first_line(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _segment(name: str, lines: Sequence[str]) -> list[Segment]:
    text = "".join(lines).strip("\n")
    return [Segment(name, text)] if text.strip() else []


def _arranged(parts: Sequence[str], pieces: Sequence[Segment]) -> list[tuple[str, str]]:
    """The parts, each with the pieces below it that it is about; pieces stay in their order."""
    places = list(_places(parts, pieces))
    cells = []
    for index, part in enumerate(parts):
        cells.append(("markdown", part))
        cells += [
            ("code", piece.text)
            for piece, place in zip(pieces, places, strict=True)
            if place == index
        ]
    return cells


def _places(parts: Sequence[str], pieces: Sequence[Segment]) -> Iterator[int]:
    """The part below which each piece stands, never above that of the piece before it."""
    headings = [part.partition("\n")[0] for part in parts]
    named = [place for piece in pieces for place in _about(piece, headings)]
    place = max(min(named, default=len(parts)) - 1, 0)  # imports: above the first part with code
    for piece in pieces:
        about = _about(piece, headings) or _about(piece, parts)
        place = max([place, *about[:1]])
        yield place


def _about(piece: Segment, texts: Sequence[str]) -> list[int]:
    """Which texts have the piece's name between backticks."""
    if not piece.name:
        return []
    code = re.compile(rf"`[^`\n]*\b{re.escape(piece.name)}\b[^`\n]*`")
    return [index for index, text in enumerate(texts) if code.search(text)]


def _cell(number: int, kind: str, text: str) -> dict[str, Any]:
    own: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {
        "cell_type": kind,
        "id": f"{kind}-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
        **own,
    }
