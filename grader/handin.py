"""What was handed in: one Python file, read once and as bytes, or an error in plain words.

It may come by itself, in a folder or in a zip. Nothing of it is run or parsed here. The same bytes
are later scanned, compiled and run in a box.
"""

from __future__ import annotations

import functools
import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from grader.archive import Archive
from grader.assignment import Assignment
from grader.encoding import check_text
from grader.errors import HandinError, OurFault
from grader.listing import Entry, Missing, folder_name, likely, listed, one_level_down, pick, shown
from grader.regular import read_file, refuse_irregular


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much of a hand-in is looked at."""

    source_bytes: int = 1_000_000
    archive_bytes: int = 20_000_000
    entries: int = 10_000  # files and folders of a folder, and those one level down; of an archive


@dataclass(frozen=True, slots=True)
class Handin:
    """A hand-in that can be graded."""

    name: str  # as describe() calls it
    file: str  # the file that the assignment asks for
    source: bytes
    digest: str  # SHA-256 of the source
    notes: tuple[str, ...] = ()  # said once in the report


@dataclass(frozen=True, slots=True)
class _Found:
    """The source of a hand-in, and how it was come by."""

    name: str
    source: bytes
    notes: tuple[str, ...] = ()


DEFAULT_LIMITS = ReadLimits()

_NOT_YET = {".ipynb": "notebooks are not read yet: hand in {file}"}  # goes with its reader


def open_handin(path: Path, assignment: Assignment, limits: ReadLimits = DEFAULT_LIMITS) -> Handin:
    """The hand-in in a file, a folder or a zip; HandinError says what the student should repair."""
    name = describe(path, assignment)
    try:
        found = _reader(path)(path, assignment.file, limits)
    except PermissionError as error:
        raise HandinError(f"{name} cannot be read: permission denied") from error
    except OSError as error:
        raise OurFault(f"{name} could not be read: {error.strerror}") from error
    check_text(found.source, shown(found.name))
    digest = hashlib.sha256(found.source).hexdigest()
    return Handin(name, assignment.file, found.source, digest, found.notes)


def describe(path: Path, assignment: Assignment) -> str:
    """The name of a hand-in, also of one that cannot be opened; safe to show.

    ``class/alice/``, ``class/alice.py`` and ``class/alice/optimizers.py`` are all alice's.
    """
    path = Path(os.path.abspath(path))
    if os.path.isdir(path):  # never raises, as Path.is_dir may
        name = path.name
    elif path.name.casefold() == assignment.file.casefold():
        name = path.parent.name
    else:
        name = path.stem if path.suffix.lower() in (*_READERS, *_NOT_YET) else path.name
    return shown(name) or "hand-in"


def _reader(path: Path) -> Callable[[Path, str, ReadLimits], _Found]:
    """What reads this kind of hand-in."""
    if os.path.isdir(path):
        return _from_folder
    if not os.path.lexists(path):
        raise HandinError(f"{shown(path.name)}: there is no such file or folder")
    return _READERS.get(path.suffix.lower(), _from_stranger)


def _from_file(path: Path, file: str, limits: ReadLimits) -> _Found:
    note = f"{shown(path.name)} is graded as {file}"
    notes = () if path.name == file else (note,)
    return _Found(path.name, read_file(path, limits.source_bytes), notes)


def _from_archive(path: Path, file: str, limits: ReadLimits) -> _Found:
    data = read_file(path, limits.archive_bytes)
    archive = Archive(data, path.name, limits.entries)
    entries = archive.entries()
    top = [entry for entry in entries if entry.depth == 0]
    deeper = [entry for entry in entries if entry.depth > 0]
    try:
        entry = pick("archive", archive.name, file, top, lambda: deeper)
    except Missing as missing:
        raise HandinError(f"{missing}{_advice(missing.entries, file)}") from None
    if entry.is_folder:
        refuse_irregular(shown(entry.base), stat.S_IFDIR)
    return _Found(file, archive.read(entry, limits.source_bytes), _notes(entry, file))


def _from_folder(folder: Path, file: str, limits: ReadLimits) -> _Found:
    top = listed(folder, limits.entries)
    where = shown(folder_name(folder))
    below = functools.cache(lambda: one_level_down(folder, top, limits.entries))
    try:
        entry = pick("folder", where, file, top, below)
    except Missing as missing:
        only = _only_archive(missing.entries, file)
        if only is None:
            raise HandinError(f"{missing}{_advice(missing.entries, file)}") from None
        found = _from_archive(folder / only.name, file, limits)
        note = f"{file} was found in the archive {shown(only.base)}"
        return replace(found, notes=(note, *found.notes))
    source = read_file(folder / entry.name, limits.source_bytes)
    return _Found(entry.base, source, _notes(entry, file))


def _from_stranger(path: Path, file: str, _: ReadLimits) -> _Found:
    suffix = path.suffix.lower()
    if suffix in _NOT_YET:
        raise HandinError(f"{shown(path.name)}: {_NOT_YET[suffix].format(file=file)}")
    raise HandinError(f"{shown(path.name)} is not a Python file: hand in {file}")


_READERS = {".py": _from_file, ".zip": _from_archive}


def _notes(entry: Entry, file: str) -> tuple[str, ...]:
    return (f"{file} was found in the folder {shown(entry.folder)}",) if entry.folder else ()


def _archives(entries: list[Entry]) -> list[Entry]:
    zips = [entry for entry in entries if entry.name.lower().endswith(".zip")]
    return [entry for entry in zips if not (entry.is_folder or entry.is_hidden)]


def _only_archive(entries: list[Entry], file: str) -> Entry | None:
    """The archive that must be the hand-in, because there is no other."""
    archives = _archives(entries)
    meant = likely(entries, file) or ""
    return archives[0] if len(archives) == 1 and not meant.lower().endswith(".py") else None


def _advice(entries: list[Entry], file: str) -> str:
    """A line on what to do with the entry that was meant, where it can be guessed."""
    meant = likely(entries, file) or ""
    suffix = PurePath(meant).suffix.lower()
    if suffix != ".py" and len(_archives(entries)) > 1:
        return f"\nthere are several archives: hand in one of them, or {file}"
    if not meant:
        return ""
    if suffix in _NOT_YET:
        return f"\n{shown(meant)}: {_NOT_YET[suffix].format(file=file)}"
    if suffix == ".zip":  # in a zip
        return f"\n{shown(meant)} is a zip in a zip, which is not opened: hand in {file}"
    if PurePath(meant).name == file:
        return f"\n{shown(meant)} lies too deep: put it at the top"
    spelled = "" if meant.isascii() else f", whose letters are {meant!a},"
    return f"\n{shown(meant)}{spelled} may be what is meant: rename it to {file}"
