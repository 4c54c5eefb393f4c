"""A CSV of somebody else's, in which some cells are replaced and all else stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.errors import AssignmentError

DELIMITERS = (",", ";", "\t")
BOM = "\ufeff"
ENCODING, ERRORS = "utf-8", "surrogateescape"  # bytes that are no UTF-8 come out as they went in


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it says, and where it stands in the text, quotes and all."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a CSV and its cells, line by line; the first line names the columns."""

    text: str
    lines: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(cell.text.strip() for cell in self.lines[0])

    def at(self, line: int, column: int) -> str:
        """What a cell says; nothing where the line is too short for it."""
        cells = self.lines[line]
        return cells[column].text.strip() if column < len(cells) else ""

    def has(self, line: int, column: int) -> bool:
        """Whether there is such a cell."""
        return column < len(self.lines[line])

    def with_cells(self, cells: Mapping[tuple[int, int], str]) -> str:
        """The text with these cells replaced, by line and column."""
        parts, at = [], 0
        for line, column in sorted(cells):
            cell = self.lines[line][column]
            parts += [self.text[at : cell.start], cells[line, column]]
            at = cell.end
        return "".join([*parts, self.text[at:]])


def read_sheet(content: bytes, needed: Sequence[str], what: str) -> Sheet:
    """The sheet in a file that must have these columns.

    Args:
        what: what the file should be, for the message.

    Raises:
        AssignmentError: a column is missing, whatever the cells are divided by.
    """
    text = content.decode(ENCODING, ERRORS)
    sheets = [Sheet(text, _lines(text, delimiter)) for delimiter in DELIMITERS]
    for sheet in sheets:
        if sheet.lines and set(needed) <= set(sheet.columns):
            return sheet
    found = max((one.columns for one in sheets if one.lines), key=len, default=())
    raise AssignmentError(
        f"this is no {what}: wanted the columns {', '.join(needed)} in its first line; "
        f"got {', '.join(found) or 'an empty file'}"
    )


def _lines(text: str, delimiter: str) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each line; a quoted one may hold delimiters, line ends and doubled quotes."""
    pattern = re.compile(
        rf'(?P<cell>"(?:[^"]|"")*"[^{delimiter}\r\n]*|[^{delimiter}\r\n]*)'
        rf"(?P<end>{delimiter}|\r\n|\r|\n|\Z)"
    )
    lines: list[tuple[Cell, ...]] = []
    cells: list[Cell] = []
    at = len(BOM) if text.startswith(BOM) else 0
    while at < len(text) or cells:
        found = pattern.match(text, at)
        assert found is not None  # a cell may be empty, and an open quote is a plain cell
        cells.append(Cell(at, found.end("cell"), _said(found["cell"])))
        at = found.end()
        if found["end"] != delimiter:
            lines.append(tuple(cells))
            cells = []
    return tuple(lines)


def _said(cell: str) -> str:
    if not cell.startswith('"') or '"' not in cell[1:]:  # an open quote is one like any sign
        return cell
    inside, _, after = cell[1:].rpartition('"')
    return inside.replace('""', '"') + after
