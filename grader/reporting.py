"""Writes the reports of a class: reads its record and the gradebooks to fill, and writes files.

What stands in the reports is the work of ``grader.report``; here is the disk.
"""

from __future__ import annotations

import contextlib
import hmac
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from grader.course.anonymity import SHORTEST, concealed, secret_of, veiled_record
from grader.course.ledger import Ledger
from grader.course.reading import read_class
from grader.course.record import ClassRecord, Member
from grader.errors import AssignmentError, OurFault
from grader.report.course.addresses import file_names
from grader.report.course.gradebook import Filled, fill_canvas, fill_moodle
from grader.report.course.page import to_page
from grader.report.course.roll import Roll, roll
from grader.report.course.table import to_table
from grader.report.files import write_bytes_by_rename
from grader.report.html import to_html

MOST_OTHERS = 5  # that are named
PAGE = "report.html"  # in the folder of the class, unless another file is asked for


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A gradebook that was exported, and the file for the one with scores."""

    exported: Path
    file: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """The reports that are asked for."""

    folder: Path  # of the class
    page: Path
    students: Path | None = None  # a folder for their pages
    table: Path | None = None
    canvas: Gradebook | None = None
    column: str | None = None  # of Canvas's gradebook
    moodle: Gradebook | None = None
    is_anonymous: bool = False


def write(wanted: Wanted) -> Iterator[str]:
    """Writes the reports, and says of each what was written.

    Raises:
        AssignmentError: there is no graded class, or a gradebook is none or cannot be filled.
        OurFault: a file cannot be written.
    """
    record = read_class(wanted.folder)
    if wanted.is_anonymous and not _is_anonymous(wanted.folder):
        record = without_names(record, secret_of(wanted.folder))
    told = roll(record)
    canvas = _filled(wanted.canvas, lambda content: fill_canvas(content, told, wanted.column))
    moodle = _filled(wanted.moodle, lambda content: fill_moodle(content, told))
    pages = _write_students(told, wanted.students) if wanted.students else {}
    _write(wanted.page, to_page(told, _addresses(wanted, pages)).encode())
    yield f"{wanted.page}: {len(told.entries)} hand-ins, {len(told.withheld)} withheld"
    if wanted.students:
        yield f"{wanted.students}: a page for each, as students may read it"
        yield from _of_others(wanted.students, pages.values())
    if wanted.table:
        _write(wanted.table, to_table(told).encode())
        yield f"{wanted.table}: a line for each hand-in"
    for gradebook, filled in ((wanted.canvas, canvas), (wanted.moodle, moodle)):
        if gradebook and filled:
            _write(gradebook.file, filled.content)
            scores = "1 score" if filled.written == 1 else f"{filled.written:,} scores"
            yield f"{gradebook.file}: {scores} in the column {filled.column}"
            yield from (f"  {said}" for said in filled.said)


def without_names(record: ClassRecord, secret: bytes) -> ClassRecord:
    """The class under codes, in their order; a hand-in's record names its own students nowhere."""
    members = (_without_name(member, secret) for member in record.members)
    return replace(record, members=tuple(sorted(members, key=lambda member: member.name)))


def _without_name(member: Member, secret: bytes) -> Member:
    code = _code(member.name, secret)
    known = {member.name, str(member.record["handin"]), *member.group}
    names = [name for name in known if len(name) >= SHORTEST]
    before = member.previous_record
    return replace(
        member,
        name=code,
        record={**veiled_record(member.record, names, code), "handin": code},
        previous_record=before and {**veiled_record(before, names, code), "handin": code},
        reason=concealed(member.reason, names, code),
        group=tuple(_code(name, secret) for name in member.group),
    )


def _code(name: str, secret: bytes) -> str:
    digest = hmac.digest(secret, name.encode("utf-8", "surrogatepass"), "sha256")
    return f"student-{digest.hex()[:10]}"


def _is_anonymous(folder: Path) -> bool:
    with contextlib.closing(Ledger(folder)) as ledger:
        run = ledger.last_run()
        return run is not None and run.is_anonymous


def _filled(gradebook: Gradebook | None, fill: Callable[[bytes], Filled]) -> Filled | None:
    """The gradebook with scores; before anything is written, for it may be none."""
    if gradebook is None:
        return None
    try:
        content = gradebook.exported.read_bytes()
    except OSError as error:
        raise AssignmentError(f"{gradebook.exported}: {error.strerror}") from error
    try:
        return fill(content)
    except AssignmentError as error:
        raise AssignmentError(f"{gradebook.exported}: {error}") from None


def _write_students(told: Roll, folder: Path) -> dict[str, Path]:
    """A page for each hand-in, made of its own record alone; where each lies."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OurFault(f"{folder} could not be made: {error.strerror}") from error
    names = file_names(entry.name for entry in told.entries)
    pages = {entry.name: folder / names[entry.name] for entry in told.entries}
    for entry in told.entries:
        _write(pages[entry.name], to_html(entry.grade).encode())
    return pages


def _of_others(folder: Path, pages: Collection[Path]) -> Iterator[str]:
    """Pages that were there before, perhaps with names, in a folder that may be given away."""
    others = sorted(path.name for path in set(folder.glob("*.html")) - set(pages))
    if others:
        were = "1 other page was" if len(others) == 1 else f"{len(others):,} other pages were"
        more = ", ..." if len(others) > MOST_OTHERS else ""
        yield f"  {were} there before: {', '.join(others[:MOST_OTHERS])}{more}"


def _addresses(wanted: Wanted, pages: dict[str, Path]) -> dict[str, str]:
    """The address of each student's page, from where the page of the class lies."""
    start = wanted.page.absolute().parent
    paths = {name: os.path.relpath(path.absolute(), start) for name, path in pages.items()}
    return {name: quote(Path(path).as_posix()) for name, path in paths.items()}


def _write(path: Path, content: bytes) -> None:
    try:
        write_bytes_by_rename(path, content)
    except OSError as error:
        raise OurFault(f"{path} could not be written: {error.strerror}") from error
