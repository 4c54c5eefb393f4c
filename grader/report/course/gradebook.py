"""Scores put into a gradebook that an instructor exported: Canvas's, or Moodle's worksheet.

One column is filled, and no other byte of the file is another. A withheld score leaves its cell as
it is: to import a blank over a score would be a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.errors import AssignmentError
from grader.report.course.cells import number_cell
from grader.report.course.roll import Roll
from grader.report.course.sheet import ENCODING, ERRORS, Sheet, read_sheet
from grader.report.course.whose import Matched, Person, folded, match, person, told_apart
from grader.report.text import one_line
from grader.report.words import points

CANVAS = ("Student", "ID", "Section")
CANVAS_SURE = ("ID", "SIS User ID", "SIS Login ID", "Integration ID")
MOODLE = ("Identifier", "Grade", "Last modified (grade)")
MOODLE_SURE = ("ID number", "Email address", "Username")
MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Filled:
    """A gradebook with its column filled, and what an instructor should know of it."""

    content: bytes
    column: str
    written: int
    said: tuple[str, ...]  # who was left out and why, a line for each reason


def fill_canvas(content: bytes, roll: Roll, column: str | None = None) -> Filled:
    """Canvas's export of a gradebook with the scores of the class.

    Args:
        column: what the column is called, with or without Canvas's number of the assignment;
            the assignment's title where it is not told.

    Raises:
        AssignmentError: it is no such export, or has no such column, or several.
    """
    sheet = read_sheet(content, CANVAS, "gradebook exported from Canvas")
    at = _canvas_column(sheet, column or roll.title)
    possible = [line for line in _lines(sheet) if _first(sheet, line) == "points possible"]
    said = [_of_another_maximum(sheet.at(line, at), roll, "Canvas") for line in possible[:1]]
    return _filled(sheet, at, list(_canvas_people(sheet)), roll, [one for one in said if one])


def fill_moodle(content: bytes, roll: Roll) -> Filled:
    """Moodle's worksheet for offline grading with the scores of the class.

    The time of the last change stays, for by it Moodle sees whether somebody graded meanwhile.

    Raises:
        AssignmentError: it is no such worksheet.
    """
    sheet = read_sheet(content, MOODLE, "worksheet for offline grading from Moodle")
    columns = sheet.columns
    maxima = {
        sheet.at(line, columns.index("Maximum Grade"))
        for line in _lines(sheet)
        if "Maximum Grade" in columns
    }
    said = [_of_another_maximum(maximum, roll, "Moodle") for maximum in sorted(maxima)]
    locked = frozenset(
        line
        for line in _lines(sheet)
        if "Grade can be changed" in columns
        and folded(sheet.at(line, columns.index("Grade can be changed"))) == "no"
    )
    people = list(_moodle_people(sheet))
    told = [one for one in said if one][:1]
    return _filled(sheet, columns.index("Grade"), people, roll, told, locked)


def _filled(
    sheet: Sheet,
    column: int,
    people: list[Person],
    roll: Roll,
    said: list[str],
    locked: frozenset[int] = frozenset(),
) -> Filled:
    found = match(roll.entries, people)
    cells = {
        (line, column): number_cell(entry.score)
        for line, entry in found.entries.items()
        if entry.score is not None and line not in locked and sheet.has(line, column)
    }
    withheld = [one.name for line, one in found.entries.items() if one.score is None]
    closed = [found.entries[line].name for line in sorted(locked & found.entries.keys())]
    short = [e.name for line, e in found.entries.items() if not sheet.has(line, column)]
    said += _left_out(found, withheld, closed, short)
    content = sheet.with_cells(cells).encode(ENCODING, ERRORS)
    return Filled(content, one_line(sheet.columns[column]), len(cells), tuple(said))


def _left_out(
    found: Matched, withheld: list[str], closed: list[str], short: list[str]
) -> list[str]:
    reasons: dict[str, Sequence[str]] = {
        "withheld, so the cell is as it was": withheld,
        "not to be changed, says the worksheet": closed,
        "without a cell in its line": short,
        "of nobody in the gradebook": found.without_line,
        "to enter by hand, for it could be several people's, or several of one": found.ambiguous,
        "in the gradebook without a hand-in": found.without_handin,
    }
    return [_told(names, why) for why, names in reasons.items() if names]


def _told(names: Sequence[str], why: str) -> str:
    told = [one_line(name, 60) for name in told_apart(names)]
    more = f" and {len(told) - MOST_NAMES} more" if len(told) > MOST_NAMES else ""
    apart = "; " if any("," in name for name in told) else ", "
    return f"{len(told)} {why}: {apart.join(told[:MOST_NAMES])}{more}"


def _canvas_column(sheet: Sheet, wanted: str) -> int:
    called = {at: _without_number(name) for at, name in enumerate(sheet.columns)}
    found = [at for at, name in enumerate(sheet.columns) if name == wanted.strip()]
    found = found or [at for at, name in called.items() if folded(name) == folded(wanted)]
    if len(found) == 1 and sheet.columns[found[0]] not in (*CANVAS, *CANVAS_SURE):
        return found[0]
    numbered = [name for at, name in enumerate(sheet.columns) if called[at] != name]
    count = "several columns" if len(found) > 1 else "no column"
    raise AssignmentError(
        f"Canvas's export has {count} for {wanted}: "
        f"name one with --column; it has {', '.join(map(one_line, numbered)) or 'none'}"
    )


def _without_number(name: str) -> str:
    """The title without Canvas's number of the assignment: `Optimizers (4711)`."""
    return re.sub(r"\s*\(\d+\)$", "", name)


def _canvas_people(sheet: Sheet) -> Iterator[Person]:
    """The students; not the line of possible points, nor Canvas's own `Student, Test`."""
    sure = [at for at, name in enumerate(sheet.columns) if name in CANVAS_SURE]
    ids, names = sheet.columns.index("ID"), sheet.columns.index("Student")
    for line in _lines(sheet):
        if sheet.at(line, ids) and folded(sheet.at(line, names)) != "test student":
            yield person(line, sheet.at(line, names), (sheet.at(line, at) for at in sure))


def _moodle_people(sheet: Sheet) -> Iterator[Person]:
    """The participants: `Participant 123` is also called 123; blind ones have no name."""
    columns = sheet.columns
    sure = [at for at, name in enumerate(columns) if name in MOODLE_SURE]
    for line in _lines(sheet):
        identifier = sheet.at(line, columns.index("Identifier"))
        if identifier:
            keys = [identifier, identifier.rpartition(" ")[2]]
            keys += [sheet.at(line, at) for at in sure]
            name = sheet.at(line, columns.index("Full name")) if "Full name" in columns else ""
            yield person(line, name or identifier, keys)


def _lines(sheet: Sheet) -> range:
    return range(1, len(sheet.lines))


def _first(sheet: Sheet, line: int) -> str:
    return folded(sheet.at(line, 0))


def _of_another_maximum(told: str, roll: Roll, where: str) -> str:
    """A warning where full marks are another number there."""
    try:
        maximum = float(told.replace(",", "."))
    except ValueError:
        return ""
    if abs(maximum - roll.max_score) < 0.005:
        return ""
    return (
        f"full marks are {points(maximum)} in {where} and {points(roll.max_score)} here; "
        "scores are written as they are"
    )
