"""What is in a handed-in folder or archive, and which of it is the asked file."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from grader.errors import HandinError

LONGEST_NAME = 80  # characters of a name that are shown; a longer one is no slip of the asked one


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder in what was handed in."""

    name: str  # "optimizers.py", or "submission/optimizers.py" one level down
    is_folder: bool

    @property
    def base(self) -> str:
        """Its name without the folders around it."""
        return self.name.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The folders around it; "" at the top."""
        return self.name.rpartition("/")[0]

    @property
    def depth(self) -> int:
        """How many folders are around it."""
        return self.name.count("/")

    @property
    def is_hidden(self) -> bool:
        """Whether a system made it, not the student: .ipynb_checkpoints, __MACOSX, __pycache__."""
        return re.search(r"(^|/)(\.|__)", self.name) is not None


def listed(folder: Path, limit: int, prefix: str = "") -> list[Entry]:
    """The entries of a folder by name, the hidden ones last; HandinError beyond the limit."""
    entries: list[Entry] = []
    with os.scandir(folder) as found:
        for entry in found:
            if len(entries) == limit:
                raise too_many(shown(folder_name(folder)))
            entries.append(Entry(prefix + entry.name, entry.is_dir(follow_symlinks=False)))
    return sorted(entries, key=lambda entry: (entry.is_hidden, entry.name))


def one_level_down(folder: Path, top: Iterable[Entry], limit: int) -> list[Entry]:
    """The entries of the folders among these, with one limit for all of them."""
    below: list[Entry] = []
    for entry in top:
        if entry.is_folder and not entry.is_hidden:
            below += listed(folder / entry.name, limit - len(below), f"{entry.name}/")
    return below


def too_many(where: str) -> HandinError:
    """What to say of a folder or archive with more entries than are looked at."""
    return HandinError(f"{where} has too many files in it: hand in the asked file alone")


class Missing(HandinError):
    """The asked file is not there; ``entries`` are those that were looked at."""

    def __init__(self, text: str, entries: list[Entry]) -> None:
        super().__init__(text)
        self.entries = entries


def pick(
    kind: str, where: str, file: str, top: list[Entry], rest: Callable[[], list[Entry]]
) -> Entry:
    """The entry with the asked name: at the top, or the only one a level down.

    Args:
        kind: "folder" or "archive".
        where: its name, safe to show.
        rest: lists what is further down, which is only needed where the top does not have it.

    Raises:
        Missing: there is none.
        HandinError: there are several.
    """
    at_top = [entry for entry in top if entry.name == file]
    if len(at_top) > 1:
        raise _twice(where, file)
    if at_top:
        return at_top[0]
    below = [entry for entry in rest() if entry.depth == 1 and not _around(entry).is_hidden]
    candidates = [entry for entry in below if entry.base == file]
    if not candidates:
        raise Missing(_missing(kind, where, file, top), [*top, *rest()])
    if len({entry.name for entry in candidates}) > 1:
        raise HandinError(_ambiguous(where, file, candidates))
    if len(candidates) > 1:
        raise _twice(where, candidates[0].name)
    return candidates[0]


def likely(entries: Iterable[Entry], file: str) -> str | None:
    """The entry that was meant to be this file: named nearly so, or the only work there."""
    names = [entry.name for entry in entries if _is_work(entry)]
    by_stem: dict[str, str] = {}
    for name in sorted(names, key=lambda name: not name.endswith(".py")):  # sources first
        by_stem.setdefault(_bare(name), name)
    close = difflib.get_close_matches(_bare(file), by_stem, n=1, cutoff=0.8)
    if close:
        return by_stem[close[0]]
    only = [name for name in names if name.lower().endswith((".py", ".ipynb", ".zip"))]
    return only[0] if len(only) == 1 else None


def shown(name: str) -> str:
    """A name as a report may show it: short, without control, bidirectional or broken text."""
    if len(name) > 2 * LONGEST_NAME:  # what is cut away need not be made safe
        name = name[:LONGEST_NAME] + name[-LONGEST_NAME:]
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
    return safe if len(safe) <= LONGEST_NAME else f"{safe[:60]}…{safe[-19:]}"


def folder_name(folder: Path) -> str:
    """The name of a folder, also of one that was given as ``.``."""
    return os.path.basename(os.path.abspath(folder))


def _around(entry: Entry) -> Entry:
    return Entry(entry.folder, is_folder=True)


def _twice(where: str, name: str) -> HandinError:
    return HandinError(f"{where} holds {shown(name)} twice: make it again, with one of them")


def _missing(kind: str, where: str, file: str, top: list[Entry]) -> str:
    if not top:
        return f"{where} is an empty {kind}: hand in {file}"
    names = [shown(entry.name) + "/" * entry.is_folder for entry in top[:10]]
    more = f" and {len(top) - 10} more" if len(top) > 10 else ""
    return f"{file} is not in the {kind} {where}, which holds {', '.join(names)}{more}"


def _ambiguous(where: str, file: str, candidates: list[Entry]) -> str:
    places = [f"{shown(entry.folder)}/" for entry in candidates]
    more = f" and {len(places) - 10} more" if len(places) > 10 else ""
    return (
        f"{file} is in several folders of {where}: {', '.join(places[:10])}{more}\n"
        "hand in one of them"
    )


def _is_work(entry: Entry) -> bool:
    """Whether a student may have written it to be graded."""
    name = entry.base.lower()
    is_ours = name == "probes.py" or name.startswith("test_")
    is_source = name.endswith((".py", ".txt", ".ipynb", ".zip")) or "." not in name
    is_strange = is_ours or entry.is_folder or entry.is_hidden or len(name) > LONGEST_NAME
    return is_source and not is_strange


def _bare(name: str) -> str:
    """A name without its trimmings: ``optimizers`` of ``Copy of Optimizers (1).py.txt``."""
    bare = re.sub(r"(\.(py|txt|ipynb|zip))+$", "", PurePath(name).name.casefold())
    return re.sub(r"^copy of |(?<=.)[ _-]*(\(\d+\)|copy|final|v?\d+)$", "", bare)
