"""What Jupyter understands in a cell and Python does not: magics, shell lines, questions.

Each such line becomes a comment, so that all other lines keep their numbers. Whether a line begins
a statement is told by strings, brackets and backslashes alone; the cell is not parsed. ``%time``
and a few others keep the statement behind them, because Jupyter runs it and keeps what it defines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

_TIMED = ("time", "prun", "capture")  # run what they stand before, in the notebook's own names
_WRITERS = ("writefile", "file")
_CELL = re.compile(r"\s*%%(\w*)(.*)")
_LINE = re.compile(r"(\s*)([%!?].*|[\w.*]+\?\??\s*)$")
_TIMED_LINE = re.compile(r"(\s*)%(time|prun)\s+([^\s-].*)$")  # an option is no Python
_ASSIGNED = re.compile(r"([\w.,\s\[\]*]+=\s*)([!%].*)$")
_TOKEN = re.compile("\"\"\"|'''|[\"'#()\\[\\]{}]|\\\\$")
_INSIDE = {quote: re.compile(rf"\\.|{quote}") for quote in ('"""', "'''", '"', "'")}


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that was set aside, numbered from 1, or a whole cell by its first line."""

    line: int
    text: str


def python_of(lines: Sequence[str], file: str) -> tuple[list[str], list[Aside]]:
    """A cell's lines with all that is not Python as comments, and what that was.

    ``file`` is what the student was asked for: a cell that Jupyter would write there is Python.
    """
    first = next(index for index, line in enumerate(lines) if line.strip())
    magic = _CELL.match(lines[first])
    if magic is None:
        return _line_by_line(lines)
    asides = [Aside(first + 1, lines[first].strip())]
    if not _runs_here(magic.group(1), magic.group(2), file):
        return [f"# {line}" for line in lines], asides
    rest, more = _line_by_line(["" for _ in lines[: first + 1]] + [*lines[first + 1 :]])
    rest[first] = f"# {lines[first]}"
    return rest, asides + more


def _runs_here(magic: str, argument: str, file: str) -> bool:
    """Whether what stands below a cell's magic is a part of the notebook's Python."""
    written = (argument.split() or [""])[-1].strip("\"'")
    return magic in _TIMED or (magic in _WRITERS and PurePath(written).name == file)


def _line_by_line(lines: Sequence[str]) -> tuple[list[str], list[Aside]]:
    state, python, asides = _State(), list[str](), list[Aside]()
    goes_on = False  # a line that was set aside ended with a backslash
    for number, line in enumerate(lines, start=1):
        replaced = f"# {line}" if goes_on else _replaced(line) if state.is_at_start else None
        if replaced is not None and not goes_on:
            asides.append(Aside(number, line.strip()))
        goes_on = replaced is not None and line.endswith("\\")
        python.append(line if replaced is None else replaced)
        state.read(python[-1])
    return python, asides


def _replaced(line: str) -> str | None:
    """What stands in the place of a line that begins a statement; None where it is Python."""
    if timed := _TIMED_LINE.match(line):
        return f"{timed.group(1)}{timed.group(3)}"
    if magic := _LINE.match(line):
        return f"{magic.group(1)}pass  # {magic.group(2)}"
    if assigned := _ASSIGNED.match(line):
        return f"{assigned.group(1)}None  # {assigned.group(2)}"
    return None


@dataclass(slots=True)
class _State:
    """What is open at the end of a line."""

    string: str = ""  # the quotes that opened it
    depth: int = 0  # of brackets
    is_continued: bool = False  # by a backslash

    @property
    def is_at_start(self) -> bool:
        """Whether a statement may begin here."""
        return not (self.string or self.depth or self.is_continued)

    def read(self, line: str) -> None:
        at = 0
        self.is_continued = False
        while at <= len(line):
            if self.string:
                at = self._read_string(line, at)
                continue
            token = _TOKEN.search(line, at)
            if token is None or token.group() == "#":
                return
            at = token.end()
            self._take(token.group())

    def _read_string(self, line: str, at: int) -> int:
        """Where the string ends; beyond the line's end where it does not end in this line."""
        for found in _INSIDE[self.string].finditer(line, at):
            if found.group() == self.string:
                self.string = ""
                return found.end()
        # Only a backslash takes a string of one line to the next.
        if len(self.string) == 1 and not line.endswith("\\"):
            self.string = ""
        return len(line) + 1

    def _take(self, token: str) -> None:
        if token in _INSIDE:
            self.string = token
        elif token in "([{":
            self.depth += 1
        elif token in ")]}":
            self.depth = max(self.depth - 1, 0)
        else:
            self.is_continued = True
