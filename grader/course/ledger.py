"""The ledger of a class: one SQLite file to which events are added, each on the disk when told.

There is one writer at a time. It holds a lock of SQLite's on a file beside the ledger, which the
system lets go of when the writer ends, however it ends. Others may read meanwhile.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TypeVar

from grader.course import schema
from grader.errors import AssignmentError, OurFault
from grader.events import Recorded

FILE, LOCK = "ledger.sqlite", "writer.lock"
AS_JSON = {"record", "people", "cells"}  # columns that hold no plain value
BUSY_SECONDS = 30.0  # a reader holds the file for milliseconds

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Run:
    """One command that adds to the ledger."""

    at: str
    who: str
    command: str
    assignment_folder: str
    handins_folder: str
    due: str | None
    is_anonymous: bool
    assignment: str
    title: str
    suite: str  # the assignment's digest
    grader: str  # the digest of the grader's source
    version: str
    python: str
    torch: str
    platform: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of grading a source once; the record in it names nobody."""

    run: int
    at: str
    content: str  # the digest of the source, and of why there is none
    suite: str
    grader: str
    source: str  # the digest of the source
    problem: str
    cells: tuple[int, ...]  # of a notebook: the first line of each in the source
    seconds: float
    status: str
    record: Mapping[str, Any]
    id: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Which result counts for whom from then on."""

    run: int
    result: int
    at: str
    who: str
    kind: str
    entry: str  # what tells the hand-in from all others of its folder
    name: str
    people: tuple[Mapping[str, str], ...]  # whose it is: name, sid, email
    late: bool | None
    content: str
    suite: str
    grader: str
    python: str
    torch: str
    platform: str
    level: str
    seconds: float
    score: float | None
    max_score: float
    status: str
    previous: int | None  # the event that counted before
    previous_score: float | None
    reason: str
    own_notes: int  # how many of the record's notes are on how this hand-in was come by
    record: Mapping[str, Any]
    id: int = 0


def now() -> str:
    """The time, in UTC and as ISO 8601 writes it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


class Ledger:
    """A ledger, open for reading, and for writing once ``writing`` has the lock."""

    def __init__(self, folder: Path) -> None:
        """Opens the ledger that is there.

        Raises:
            AssignmentError: there is none in this folder, or it is not one of ours.
        """
        self.folder = folder
        if not (folder / FILE).is_file():
            raise AssignmentError(
                f"{folder} holds no {FILE}, so it is no class that was graded here.\n"
                "Name the folder that `grader course ASSIGNMENT FOLDER --out DIR` was given as DIR"
            )
        self._base = _connected(folder / FILE)
        try:
            self._expect_ours()
        except BaseException:
            self._base.close()
            raise

    @classmethod
    def create(cls, folder: Path) -> None:
        """Makes an empty ledger where there is none, or where its maker was killed half way."""
        base = _connected(folder / FILE)
        with contextlib.closing(base), _explained(folder):
            if base.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
                return
            base.execute("PRAGMA journal_mode = WAL")
            base.executescript(
                f"BEGIN IMMEDIATE; PRAGMA application_id = {schema.APPLICATION_ID};"
                f"PRAGMA user_version = {schema.VERSION};"
                f"{schema.TABLES}{schema.REFUSALS} COMMIT;"
            )

    def close(self) -> None:
        self._base.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Everything that is added in this block is there as a whole, or not at all."""
        with _explained(self.folder):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    # Adding

    def add_run(self, run: Run) -> int:
        return self._add("runs", _columns(run))

    def numbered(self, result: Result, source: bytes, asked: Iterable[Recorded]) -> Result:
        """Adds a result and what belongs to it; equal sources and observations are kept once."""
        self._base.execute(
            "INSERT OR IGNORE INTO sources VALUES (?, ?)", (result.source, zlib.compress(source))
        )
        row = _columns(result)
        added = self._add("results", {**row, "record": zlib.compress(row["record"].encode())})
        for one in asked:
            self._add("asked", {"result": added, **self._kept(one)})
        return dataclasses.replace(result, id=added)

    def add_event(self, event: Event) -> int:
        return self._add("events", _columns(event))

    def add_file(self, entry: str, file: str) -> None:
        self._add("files", {"entry": entry, "file": file, "folded": file.casefold()})

    # Reading

    def last_run(self) -> Run | None:
        """The latest run; the folders it names are those of the class."""
        found = self._rows(Run, "SELECT * FROM runs ORDER BY id DESC LIMIT 1")
        return found[0] if found else None

    def latest(self) -> dict[str, Event]:
        """What counts now, by entry."""
        newest = "SELECT MAX(id) FROM events GROUP BY entry"
        found = self._rows(Event, f"SELECT * FROM events WHERE id IN ({newest}) ORDER BY entry")
        return {event.entry: event for event in found}

    def event(self, number: int) -> Event | None:
        found = self._rows(Event, "SELECT * FROM events WHERE id = ?", number)
        return found[0] if found else None

    def result(self, number: int) -> Result:
        return self._rows(Result, "SELECT * FROM results WHERE id = ?", number)[0]

    def graded(self, content: str, suite: str, grader: str) -> Result | None:
        """The latest result of grading this by these that counts for somebody."""
        found = self._rows(
            Result,
            "SELECT * FROM results WHERE content = ? AND suite = ? AND grader = ? "
            "AND status = 'graded' AND id IN (SELECT result FROM events) ORDER BY id DESC LIMIT 1",
            content, suite, grader,
        )  # fmt: skip
        return found[0] if found else None

    def proposed(self, content: str, suite: str, grader: str) -> Result | None:
        """A result that counts for nobody yet, newer than all that do and than all decisions."""
        found = self._rows(
            Result,
            "SELECT * FROM results WHERE content = ? AND suite = ? AND grader = ? "
            "AND status = 'graded' AND id > (SELECT COALESCE(MAX(result), 0) FROM events) "
            "AND run > (SELECT COALESCE(MAX(id), 0) FROM runs WHERE command = 'settled') "
            "ORDER BY id DESC LIMIT 1",
            content, suite, grader,
        )  # fmt: skip
        return found[0] if found else None

    def source(self, digest: str) -> bytes:
        found = self._base.execute("SELECT source FROM sources WHERE digest = ?", (digest,))
        return zlib.decompress(found.fetchone()[0])

    def fingerprints(self, result: int) -> dict[str, str]:
        """The digest of each check's answers, of those that were asked anything."""
        rows = self._base.execute(
            "SELECT check_id, fingerprint FROM asked WHERE result = ? AND fingerprint != '' "
            "ORDER BY rowid",
            (result,),
        )
        return dict(rows.fetchall())

    def asked(self, result: int) -> list[Recorded]:
        """What was asked for a result, with the answers."""
        return self._rows(
            Recorded,
            'SELECT check_id AS "check", fingerprint, frames AS observations, unkept FROM asked '
            "LEFT JOIN observations ON digest = asked.observations WHERE result = ? "
            "ORDER BY asked.rowid",
            result,
        )

    def files(self) -> dict[str, str]:
        """The name of the file in grades/, by entry."""
        return dict(self._base.execute("SELECT entry, file FROM files").fetchall())

    def file(self, entry: str) -> str:
        """The name of an entry's file in grades/."""
        found = self._base.execute("SELECT file FROM files WHERE entry = ?", (entry,)).fetchone()
        return str(found[0])

    def _add(self, table: str, row: Mapping[str, Any]) -> int:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = self._base.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
        )
        assert done.lastrowid is not None
        return done.lastrowid

    def _kept(self, one: Recorded) -> dict[str, str | None]:
        """The row of what was recorded; equal observations are kept once."""
        digest = None
        if one.observations is not None:
            digest = hashlib.sha256(one.observations).hexdigest()
            self._base.execute(
                "INSERT OR IGNORE INTO observations VALUES (?, ?)", (digest, one.observations)
            )
        return {
            "check_id": one.check,
            "fingerprint": one.fingerprint,
            "observations": digest,
            "unkept": one.unkept,
        }

    def _rows(self, kind: type[Row], query: str, *values: object) -> list[Row]:
        cursor = self._base.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [kind(**_read(dict(zip(names, row, strict=True)))) for row in cursor]

    def _expect_ours(self) -> None:
        mark = self._base.execute("PRAGMA application_id").fetchone()[0]
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if mark != schema.APPLICATION_ID:
            raise AssignmentError(f"{self.folder / FILE} is no ledger: another program made it")
        if version != schema.VERSION:
            raise AssignmentError(
                f"{self.folder / FILE} has version {version}, and this grader reads "
                f"{schema.VERSION}: take the grader that wrote it, or another DIR"
            )


@contextlib.contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Keeps every other writer out, until the block or this process ends."""
    try:
        base = sqlite3.connect(folder / LOCK, timeout=0.0, isolation_level=None)
    except sqlite3.Error as error:
        raise OurFault(f"{folder / LOCK} cannot be made: {error}") from None
    with contextlib.closing(base):
        try:
            base.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise OurFault(f"{folder / LOCK}: {error}") from None
            raise AssignmentError(
                f"{folder} is being written by another run of the grader: wait until it has ended"
            ) from None
        yield


def _connected(path: Path) -> sqlite3.Connection:
    """
    Raises:
        AssignmentError: the file is no database.
    """
    with contextlib.ExitStack() as stack:
        try:
            base = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            stack.callback(base.close)
            base.execute("PRAGMA synchronous = FULL")
            base.execute("PRAGMA foreign_keys = ON")
            base.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE is a DELETE to them
        except sqlite3.OperationalError as error:
            raise OurFault(f"{path} cannot be opened: {error}") from None
        except sqlite3.DatabaseError as error:
            raise AssignmentError(f"{path} is no ledger: {error}") from None
        stack.pop_all()
    return base


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """What keeps a ledger from being written, such as a full disk, in words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OurFault(
            f"{folder / FILE} could not be written: {error}. All that was told before is kept; "
            "give the same command again when this is repaired"
        ) from error


def _columns(record: Any) -> dict[str, Any]:
    """A record as a row; what is no plain value in it as JSON. SQLite gives the number."""
    row = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    row.pop("id", None)
    for name in AS_JSON & row.keys():
        row[name] = json.dumps(row[name], allow_nan=False)
    return row


def _read(row: dict[str, Any]) -> dict[str, Any]:
    if isinstance(row.get("record"), bytes):
        row["record"] = zlib.decompress(row["record"])
    for name in AS_JSON & row.keys():
        row[name] = json.loads(row[name])
    for name in {"people", "cells"} & row.keys():
        row[name] = tuple(row[name])
    for name in {"late", "is_anonymous"} & row.keys():
        row[name] = None if row[name] is None else bool(row[name])
    return row
