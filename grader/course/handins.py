"""What is in the folder of a class: one entry for each hand-in, under a name that no other has."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from grader.course.export import FILE, Submission, read_export
from grader.errors import AssignmentError
from grader.listing import shown

SUFFIXES = (".py", ".zip", ".ipynb")
LONGEST_FILE = 100  # bytes; systems allow 255, and a suffix and a mark are added
# Names that Windows gives to devices, with any suffix.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
UNKNOWN = Submission((), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One hand-in of a class."""

    path: Path
    key: str  # its name in the folder, as text that can be kept; no other entry has it
    stem: str  # the same without a suffix of ours: what its grade's file is called after
    name: str  # as people call it, safe to show; no other entry has it
    people: tuple[Mapping[str, str], ...] = ()  # as an export tells them: name, sid, email
    late: bool | None = None
    conceals: tuple[str, ...] = ()  # texts that no record of it may hold


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a folder by name, and what was passed over."""

    entries: tuple[Entry, ...]
    passed_over: tuple[str, ...]  # files that are no hand-ins; folders that are not there


def find(folder: Path, due: datetime | None = None) -> Found:
    """The hand-ins in a folder, or in the one export of Gradescope that lies in it.

    Raises:
        AssignmentError: there is no folder, or no hand-in in it.
    """
    folder = _export_in(folder)
    export = read_export(folder)
    names, others = _listed(folder)
    entries = _told_apart(folder, names, export, due)
    absent = [f"{shown(name)} (not there)" for name in sorted(export.keys() - set(names))]
    if not entries:
        raise AssignmentError(
            f"{folder} holds no hand-ins: one is a folder, a .py file, a .zip or a notebook"
        )
    return Found(entries, (*(shown(name) for name in others), *absent))


def file_name(entry: Entry, taken: Collection[str]) -> str:
    """A name for the hand-in's file that every system allows, and that is not taken.

    ``taken``: the names that there are, without regard to case, as some systems compare them.
    """
    plain = unicodedata.normalize("NFC", entry.stem)
    safe = "".join(c if c.isalnum() or c in " ._-@+,()" else "_" for c in plain).strip(" .")
    safe = safe.encode()[:LONGEST_FILE].decode(errors="ignore").rstrip(" .")
    is_plain = safe == plain and not RESERVED.fullmatch(safe)
    marked = f"{safe}-{_mark(entry.key)}" if safe else _mark(entry.key)
    names = [*([safe] if is_plain else []), marked]
    # A student may call a file as another's would be called with its mark.
    names += [f"{marked}-{number}" for number in range(2, len(taken) + 3)]
    return next(f"{name}.json" for name in names if f"{name}.json".casefold() not in taken)


def _export_in(folder: Path) -> Path:
    """The folder itself, unless all that is in it is an export's folder."""
    if not os.path.isdir(folder):
        raise AssignmentError(f"there is no folder {folder}")
    inside = [path for path in folder.iterdir() if not path.name.startswith(".")]
    if len(inside) == 1 and (inside[0] / FILE).is_file():
        return inside[0]
    return folder


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """The names of hand-ins, and those of other files; not what systems leave in folders."""
    seen = sorted(name for name in os.listdir(folder) if not name.startswith((".", "__")))
    seen = [name for name in seen if name != FILE]
    are_handins = {name: _is_handin(folder / name) for name in seen}
    names = [name for name in seen if are_handins[name]]
    return names, [name for name in seen if not are_handins[name]]


def _is_handin(path: Path) -> bool:
    return os.path.isdir(path) or path.suffix.lower() in SUFFIXES


def _told_apart(
    folder: Path, names: list[str], export: Mapping[str, Submission], due: datetime | None
) -> tuple[Entry, ...]:
    """An entry for each name; one that two would share is made longer for both."""
    submissions = {name: export.get(name, UNKNOWN) for name in names}
    called = {name: _called(folder / name, submissions[name]) for name in names}
    shared = Counter(text.casefold() for text in called.values())
    entries = []
    for name in names:
        submission, text = submissions[name], called[name]
        if shared[text.casefold()] > 1:
            text = f"{text} ({shown(name)})" if submission.people else shown(name)
        stem = _key(_stem(folder / name))
        late = _late(submission, due)
        entries.append(Entry(folder / name, _key(name), stem, text, submission.people, late))
    return _without_twins(entries)


def _without_twins(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries by name; those that still look alike get a mark of their own."""
    shared = Counter(entry.name for entry in entries)
    marked = [
        replace(entry, name=f"{entry.name} #{_mark(entry.key)}")
        if shared[entry.name] > 1
        else entry
        for entry in entries
    ]
    return tuple(sorted(marked, key=lambda entry: entry.name))


def _called(path: Path, submission: Submission) -> str:
    """What people call it: its students' names, else its own without a suffix."""
    if submission.people:
        return shown(", ".join(person["name"] for person in submission.people))
    return shown(_stem(path))


def _stem(path: Path) -> str:
    return path.name if os.path.isdir(path) else path.stem


def _late(submission: Submission, due: datetime | None) -> bool | None:
    if submission.created_at is None or due is None:
        return None
    return submission.created_at > due


def _key(name: str) -> str:
    """The name as text that SQLite takes; one whose bytes are not UTF-8 gets a mark of its own."""
    data = os.fsencode(name)
    text = data.decode("utf-8", "backslashreplace")
    return text if text.encode() == data else f"{text} #{hashlib.sha256(data).hexdigest()[:8]}"


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:8]
