"""What was handed in: one Python file or notebook, read once, or an error in plain words.

It may come by itself, in a folder or in a zip. Nothing of it is run or parsed here as Python. The
same bytes are later scanned, compiled and run in a box; of a notebook they are its code cells.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from grader import notebook
from grader.archive import Archive
from grader.assignment import Assignment
from grader.encoding import check_text
from grader.errors import HandinError, OurFault
from grader.listing import Entry, Missing, folder_name, likely, listed, one_level_down, pick, shown
from grader.notebook import Code, read_notebook
from grader.regular import read_file, refuse_irregular


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much of a hand-in is looked at."""

    source_bytes: int = 1_000_000
    archive_bytes: int = 20_000_000
    entries: int = 10_000  # files and folders of a folder, and those one level down; of an archive
    notebook: notebook.Limits = notebook.Limits()

    def bytes_of(self, name: str) -> int:
        """How large a file of this name may be."""
        return self.notebook.bytes if _is_notebook(name) else self.source_bytes


@dataclass(frozen=True, slots=True)
class Handin:
    """A hand-in that can be graded."""

    name: str  # as describe() calls it
    file: str  # the file that the assignment asks for
    source: bytes
    digest: str  # SHA-256 of the source, and of where its cells begin
    notes: tuple[str, ...] = ()  # said once in the report
    cells: tuple[int, ...] = ()  # of a notebook: the first line of each in the source


@dataclass(frozen=True, slots=True)
class _Found:
    """The file of a hand-in, and how it was come by."""

    name: str
    data: bytes
    notes: tuple[str, ...] = ()


DEFAULT_LIMITS = ReadLimits()


def open_handin(path: Path, assignment: Assignment, limits: ReadLimits = DEFAULT_LIMITS) -> Handin:
    """The hand-in in a file, a folder or a zip; HandinError says what the student should repair."""
    name = describe(path, assignment)
    try:
        found = _found(path, assignment, limits)
    except PermissionError as error:
        raise HandinError(f"{name} cannot be read: permission denied") from error
    except OSError as error:
        raise OurFault(f"{name} could not be read: {error.strerror}") from error
    code = _code_of(found, assignment.file, limits)
    notes = (*found.notes, *code.notes)
    return Handin(name, assignment.file, code.source, _digest(code), notes, code.cells)


def _found(path: Path, assignment: Assignment, limits: ReadLimits) -> _Found:
    """The asked file, or a notebook in its place, also in that of a starter nobody has touched."""
    read, file = _reader(path), assignment.file
    found = read(path, file, limits)
    starter = assignment.student / file
    if assignment.is_kit or not starter.is_file() or found.data != starter.read_bytes():
        return found
    with contextlib.suppress(HandinError):  # there is none
        beside = read(path, _as_notebook(file), limits)
        if _is_notebook(beside.name):
            note = f"{file} is the starter as it was given out, so {shown(beside.name)} is graded"
            return replace(beside, notes=(*beside.notes, note))
    return found


def _code_of(found: _Found, file: str, limits: ReadLimits) -> Code:
    if _is_notebook(found.name):
        return read_notebook(found.data, shown(found.name), file, limits.notebook)
    check_text(found.data, shown(found.name))
    return Code(found.data)


def _digest(code: Code) -> str:
    digest = hashlib.sha256(code.source)
    if code.cells:  # no source has a NUL in it
        digest.update(b"\0" + ",".join(map(str, code.cells)).encode())
    return digest.hexdigest()


def describe(path: Path, assignment: Assignment) -> str:
    """The name of a hand-in, also of one that cannot be opened; safe to show.

    ``class/alice/``, ``class/alice.py`` and ``class/alice/optimizers.py`` are all alice's.
    """
    path, file = Path(os.path.abspath(path)), assignment.file.casefold()
    if os.path.isdir(path):  # never raises, as Path.is_dir may
        name = path.name
    elif path.name.casefold() in (file, _as_notebook(file)):
        name = path.parent.name
    else:
        name = path.stem if path.suffix.lower() in _READERS else path.name
    return shown(name) or "hand-in"


def _reader(path: Path) -> Callable[[Path, str, ReadLimits], _Found]:
    """What reads this kind of hand-in."""
    if os.path.isdir(path):
        return _from_folder
    if not os.path.lexists(path):
        raise HandinError(f"{shown(path.name)}: there is no such file or folder")
    return _READERS.get(path.suffix.lower(), _from_stranger)


def _from_file(path: Path, file: str, limits: ReadLimits) -> _Found:
    is_asked = path.name in (file, _as_notebook(file))
    notes = () if is_asked else (f"{shown(path.name)} is graded as {file}",)
    return _Found(path.name, read_file(path, limits.bytes_of(path.name)), notes)


def _from_archive(path: Path, file: str, limits: ReadLimits) -> _Found:
    data = read_file(path, limits.archive_bytes)
    archive = Archive(data, path.name, limits.entries)
    entries = archive.entries()
    top = [entry for entry in entries if entry.depth == 0]
    deeper = [entry for entry in entries if entry.depth > 0]
    try:
        entry = _chosen("archive", archive.name, file, top, lambda: deeper)
    except Missing as missing:
        raise HandinError(f"{missing}{_advice(missing.entries, file)}") from None
    if entry.is_folder:
        refuse_irregular(shown(entry.base), stat.S_IFDIR)
    data = archive.read(entry, limits.bytes_of(entry.base))
    return _Found(entry.base, data, _notes(entry, file, top))


def _from_folder(folder: Path, file: str, limits: ReadLimits) -> _Found:
    top = listed(folder, limits.entries)
    where = shown(folder_name(folder))
    below = functools.cache(lambda: one_level_down(folder, top, limits.entries))
    try:
        entry = _chosen("folder", where, file, top, below)
    except Missing as missing:
        only = _only_archive(missing.entries, file)
        if only is None:
            raise HandinError(f"{missing}{_advice(missing.entries, file)}") from None
        found = _from_archive(folder / only.name, file, limits)
        note = f"{file} was found in the archive {shown(only.base)}"
        return replace(found, notes=(note, *found.notes))
    data = read_file(folder / entry.name, limits.bytes_of(entry.base))
    return _Found(entry.base, data, _notes(entry, file, top))


def _from_stranger(path: Path, file: str, _: ReadLimits) -> _Found:
    raise HandinError(f"{shown(path.name)} is not a Python file: hand in {file}")


_READERS = {".py": _from_file, ".ipynb": _from_file, ".zip": _from_archive}


def _chosen(
    kind: str, where: str, file: str, top: list[Entry], rest: Callable[[], list[Entry]]
) -> Entry:
    """The asked file; where it is missing, the notebook that must be the hand-in."""
    try:
        return pick(kind, where, file, top, rest)
    except Missing as missing:
        meant = likely(missing.entries, file) or ""
        notebooks = _notebooks(missing.entries)
        named = [entry for entry in notebooks if entry.base == _as_notebook(file)]
        at_top = [entry for entry in named if not entry.folder]
        for certain in (at_top, named, notebooks):
            if len(certain) == 1 and not meant.lower().endswith(".py"):
                return certain[0]
        raise


def _notes(entry: Entry, file: str, top: list[Entry]) -> tuple[str, ...]:
    """Where the hand-in was, and what else might have been meant."""
    name = shown(entry.base)
    notes = [f"{name} was found in the folder {shown(entry.folder)}"] if entry.folder else []
    beside = [] if entry.folder else _notebooks(top)
    if entry.base not in (file, _as_notebook(file)):
        notes.append(f"{name} is graded as {file}")
    elif beside and not _is_notebook(entry.base):
        notes.append(f"{file} is graded, and not the notebook beside it, {shown(beside[0].base)}")
    return tuple(notes)


def _as_notebook(file: str) -> str:
    """What the asked file is called as a notebook."""
    return f"{PurePath(file).stem}.ipynb"


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")


def _notebooks(entries: list[Entry]) -> list[Entry]:
    """Those that may be the hand-in: at the top, or one level down."""
    return [
        entry
        for entry in entries
        if _is_notebook(entry.name) and entry.depth < 2 and not (entry.is_folder or entry.is_hidden)
    ]


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
    if suffix != ".py" and len(_notebooks(entries)) > 1:
        return f"\nthere are several notebooks: hand in one of them, or {file}"
    if suffix != ".py" and len(_archives(entries)) > 1:
        return f"\nthere are several archives: hand in one of them, or {file}"
    if not meant:
        return ""
    if suffix == ".zip":  # in a zip
        return f"\n{shown(meant)} is a zip in a zip, which is not opened: hand in {file}"
    if PurePath(meant).name == file or suffix == ".ipynb":
        return f"\n{shown(meant)} lies too deep: put it at the top"
    spelled = "" if meant.isascii() else f", whose letters are {meant!a},"
    return f"\n{shown(meant)}{spelled} may be what is meant: rename it to {file}"
