"""The files in ``grades/``: one record for each hand-in, made from the ledger and from it alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from grader.course.handins import Entry, file_name
from grader.course.ledger import Event, Ledger
from grader.errors import OurFault
from grader.report.files import write_by_rename

FOLDER = "grades"


def text_of(record: Mapping[str, Any]) -> str:
    """A record as ``grader.report.records`` writes it."""
    return json.dumps(record, indent=2, allow_nan=False) + "\n"


def name_files(ledger: Ledger, entries: Iterable[Entry]) -> None:
    """Gives each entry a file for good, inside a transaction."""
    files = ledger.files()
    taken = {file.casefold() for file in files.values()}
    for entry in entries:
        if entry.key not in files:
            file = file_name(entry, taken)
            taken.add(file.casefold())
            ledger.add_file(entry.key, file)


def write(folder: Path, ledger: Ledger, events: Iterable[Event]) -> None:
    """Writes the files of these events, each by rename."""
    for event in events:
        _write(folder / FOLDER / ledger.file(event.entry), text_of(event.record))


def restore(folder: Path, ledger: Ledger) -> int:
    """Writes each file that is not there or not as the ledger has it; how many those were."""
    files = ledger.files()
    restored = 0
    for event in ledger.latest().values():
        path, text = folder / FOLDER / files[event.entry], text_of(event.record)
        if _content(path) != text.encode():
            _write(path, text)
            restored += 1
    return restored


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, text: str) -> None:
    try:
        os.makedirs(path.parent, exist_ok=True)
        write_by_rename(path, text)
    except OSError as error:
        raise OurFault(
            f"{path} could not be written: {error.strerror}. The ledger has all that was graded; "
            "give the same command again when this is repaired"
        ) from error
