"""The Python in a notebook: its code cells, one below another, and where each of them begins.

A cell has the number that Jupyter gives it when all are run from top to bottom: text cells and
blank ones have none. The cells' lines are kept one by one, so that a line of the whole is a line
of a cell; what is not Python is set aside (``grader.magics``).

This reads JSON and picks a few texts out of it. nbformat would check and convert more, with a dozen
packages behind it and a validator that a notebook can keep busy for minutes; here every number is
nothing, outputs and metadata are dropped while they are read, and of two equal keys the last
counts, as in Jupyter. Formats 2 to 4 differ in where the cells are and what their text is called.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.errors import HandinError
from grader.listing import shown
from grader.magics import Aside, python_of

# A JSON string of base64: no quote inside, no backslash before either quote, and a beginning that
# is no program's. It has a name, as a line in a list of them has not, which may be a program's.
_PICTURE = re.compile(rb':\s*"[A-Za-z0-9+/]{60}[A-Za-z0-9+/=\\]{1000,}(?<!\\)"')
_KEPT = ("cells", "worksheets", "cell_type", "source", "input")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n|\r|\n")  # as Python counts lines
_SAVE = "open it in Jupyter, save it, and hand it in again"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a notebook is looked at."""

    bytes: int = 50_000_000
    text_bytes: int = 10_000_000  # without its pictures
    cells: int = 5_000
    source_bytes: int = 1_000_000  # of all code cells together


@dataclass(frozen=True, slots=True)
class Code:
    """A hand-in's source; of a notebook its code cells, and ``cells`` are their first lines."""

    source: bytes
    cells: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def read_notebook(data: bytes, name: str, file: str, limits: Limits) -> Code:
    """The code of a notebook; HandinError, which begins with the name, for what is none."""
    texts = list(_code_cells(_loaded(data, name, limits), name))
    if not texts:
        raise HandinError(f"{name} has no code in it: hand in the notebook with your work in it")
    size = sum(len(text.encode("utf-8", "surrogatepass")) + 1 for text in texts)
    if size > limits.source_bytes:
        raise HandinError(
            f"the code in {name} has {size:,} bytes, more than the {limits.source_bytes:,} that "
            "are read: hand in the notebook without data in its code"
        )
    lines, starts, asides = list[str](), list[int](), list[tuple[int, Aside]]()
    for number, cell in enumerate(map(_NEWLINE.split, texts), start=1):
        _refuse_unwritable(cell, f"{name}, cell {number}")
        python, aside = python_of(cell, file)
        starts.append(len(lines) + 1)
        lines += python
        asides += [(number, one) for one in aside]
    return Code("\n".join([*lines, ""]).encode(), tuple(starts), _note(asides))


def _loaded(data: bytes, name: str, limits: Limits) -> Any:
    """The notebook as plain data, with nothing in it but its cells."""
    slim = _PICTURE.sub(b':""', data)
    if len(slim) > limits.text_bytes:
        raise HandinError(
            f"{name} has {len(slim):,} bytes without its pictures, more than the "
            f"{limits.text_bytes:,} that are read: clear its outputs, save it, and hand it in again"
        )
    # Counted in the bytes too, which costs nothing; there an escape may hide some.
    _refuse_crowd(slim.count(b'"cell_type"'), name, limits)
    try:
        notebook = json.loads(
            slim.decode("utf-8-sig"), object_hook=_slim,
            parse_int=_nothing, parse_float=_nothing, parse_constant=_nothing,
        )  # fmt: skip
    except UnicodeDecodeError as error:
        line = slim.count(b"\n", 0, error.start) + 1
        raise HandinError(f"{name}, line {line}: this is not UTF-8: {_SAVE}") from None
    except RecursionError:
        raise HandinError(f"{name} is nested too deep for a notebook: {_SAVE}") from None
    except json.JSONDecodeError as error:
        where = f"{name}, line {error.lineno}, column {error.colno}"
        raise HandinError(f"{where}: this is no notebook: {error.msg}: {_SAVE}") from None
    _refuse_crowd(sum(1 for _ in _cells(notebook, name)), name, limits)
    return notebook


def _refuse_crowd(cells: int, name: str, limits: Limits) -> None:
    if cells > limits.cells:
        raise HandinError(
            f"{name} has more than the {limits.cells:,} cells that are read: "
            "hand in a notebook with your work alone"
        )


def _slim(found: dict[str, Any]) -> dict[str, Any]:
    """An object without what is never looked at: outputs, pictures, metadata."""
    return {key: found[key] for key in _KEPT if key in found}


def _nothing(_: str) -> None:
    """No number of a notebook is needed, and a long one takes long to read."""


def _cells(notebook: Any, name: str) -> Iterator[dict[str, Any]]:
    """All cells, of whatever kind."""
    pages = notebook.get("worksheets", [notebook]) if isinstance(notebook, dict) else None
    if not isinstance(pages, list):
        raise HandinError(f"{name} holds no cells, so it is no notebook: {_SAVE}")
    for page in pages:
        cells = page.get("cells") if isinstance(page, dict) else None
        if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
            raise HandinError(f"{name} holds no cells, so it is no notebook: {_SAVE}")
        yield from cells


def _code_cells(notebook: Any, name: str) -> Iterator[str]:
    """The texts of the code cells that are not blank."""
    for number, cell in enumerate(_cells(notebook, name), start=1):
        if cell.get("cell_type") != "code":
            continue
        text = cell.get("source", cell.get("input"))
        parts: list[Any] = text if isinstance(text, list) else [text]
        if not all(isinstance(part, str) for part in parts):
            raise HandinError(
                f"{name}: its cell {number}, text cells counted, has no text: {_SAVE}"
            )
        source = "".join(parts).rstrip("\r\n")
        if source.strip():
            yield source


def _refuse_unwritable(lines: list[str], where: str) -> None:
    for number, line in enumerate(lines, start=1):
        if found := _UNWRITABLE.search(line):
            what = "a NUL character" if found.group() == "\0" else "half of a character"
            raise HandinError(f"{where}, line {number}: {what}: delete it")


def _note(asides: list[tuple[int, Aside]]) -> tuple[str, ...]:
    """One sentence on what was set aside, if anything was."""
    if not asides:
        return ()
    named = [f"cell {cell}, line {one.line}: {shown(one.text)}" for cell, one in asides]
    more = [f"and {len(named) - _MOST_NAMED} more"] if len(named) > _MOST_NAMED else []
    listed = "\n".join([*named[:_MOST_NAMED], *more])
    return (f"Set aside, because Jupyter understands it and Python does not:\n{listed}",)
