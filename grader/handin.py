"""What was handed in: one Python file, read once and as bytes, or an error in plain words.

Nothing of it is run or parsed here. The same bytes are later scanned, compiled and run in a box.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from grader.assignment import Assignment
from grader.encoding import check_text
from grader.errors import HandinError, OurFault
from grader.listing import Entry, folder_name, likely, listed, one_level_down, shown


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much of a hand-in is looked at."""

    source_bytes: int = 1_000_000
    entries: int = 10_000  # files and folders of a folder, and those one level down


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

_NOT_YET = {  # an entry moves to _READERS with its reader
    ".zip": "zip archives are not read yet: unpack it and hand in {file}",
    ".ipynb": "notebooks are not read yet: hand in {file}",
}


def open_handin(path: Path, assignment: Assignment, limits: ReadLimits = DEFAULT_LIMITS) -> Handin:
    """The hand-in in a file or folder; HandinError says what the student should repair."""
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
    return _Found(path.name, _read(path, limits.source_bytes), notes)


def _from_stranger(path: Path, file: str, _: ReadLimits) -> _Found:
    suffix = path.suffix.lower()
    if suffix in _NOT_YET:
        raise HandinError(f"{shown(path.name)}: {_NOT_YET[suffix].format(file=file)}")
    raise HandinError(f"{shown(path.name)} is not a Python file: hand in {file}")


_READERS = {".py": _from_file}


def _from_folder(folder: Path, file: str, limits: ReadLimits) -> _Found:
    top = listed(folder, limits.entries)
    for entry in top:
        if entry.name == file:
            return _Found(file, _read(entry.path, limits.source_bytes))
    below = one_level_down(top, limits.entries)
    candidates = [entry for entry in below if entry.path.name == file]
    if not candidates:
        raise HandinError(_missing(folder, file, top, below))
    if len(candidates) > 1:
        raise HandinError(_ambiguous(folder, file, candidates))
    inner = candidates[0]
    note = f"{file} was found in the folder {shown(inner.path.parent.name)}"
    return _Found(inner.name, _read(inner.path, limits.source_bytes), (note,))


def _read(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, read once; never follows a link or waits for a writer."""
    name = shown(path.name)
    _refuse_irregular(name, os.lstat(path).st_mode)  # before opening: a device may act on it
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            _refuse_irregular(name, stat.S_IFLNK)
        raise
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        _refuse_irregular(name, status.st_mode)  # again: the name may stand for another file now
        _refuse_large(name, status.st_size, limit)
        source = file.read(limit + 1)
    _refuse_large(name, len(source), limit)
    return source


_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
}


def _refuse_irregular(name: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "a device")
        raise HandinError(f"{name} is {kind}, not a file: hand in the file itself")


def _refuse_large(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise HandinError(
            f"{name} has {size:,} bytes, more than the {limit:,} that are read: "
            "hand in the source alone, without data or outputs"
        )


def _missing(folder: Path, file: str, top: list[Entry], below: list[Entry]) -> str:
    where = shown(folder_name(folder))
    if not top:
        return f"{where} is an empty folder: hand in {file}"
    names = [shown(entry.name) + "/" * entry.is_folder for entry in top]
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    text = f"{file} is not in the folder {where}, which holds {', '.join(names[:10])}{more}"
    meant = likely([*top, *below], file)
    return f"{text}\n{_advice(meant, file)}" if meant else text


def _ambiguous(folder: Path, file: str, candidates: list[Entry]) -> str:
    places = [f"{shown(entry.path.parent.name)}/" for entry in candidates]
    more = f" and {len(places) - 10} more" if len(places) > 10 else ""
    where = f"{', '.join(places[:10])}{more}"
    name = shown(folder_name(folder))
    return f"{file} is in several folders of {name}: {where}\nhand in one of them"


def _advice(name: str, file: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix in _NOT_YET:
        return f"{shown(name)}: {_NOT_YET[suffix].format(file=file)}"
    return f"{shown(name)} may be what is meant: rename it to {file}"
