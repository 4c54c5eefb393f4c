"""What is in a handed-in folder, and which of it was meant to be the asked file."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from grader.errors import HandinError


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder in a handed-in folder."""

    name: str  # "optimizers.py", or "submission/optimizers.py" one level down
    path: Path
    is_folder: bool

    @property
    def is_hidden(self) -> bool:
        """Whether a system made it, not the student: .ipynb_checkpoints, __MACOSX, __pycache__."""
        return self.path.name.startswith((".", "__"))


def listed(folder: Path, limit: int, prefix: str = "") -> list[Entry]:
    """The entries of a folder by name, the hidden ones last; HandinError beyond the limit."""
    entries: list[Entry] = []
    with os.scandir(folder) as found:
        for entry in found:
            if len(entries) == limit:
                where = shown(folder_name(folder))
                raise HandinError(f"{where} has too many files in it: hand in the asked file alone")
            is_folder = entry.is_dir(follow_symlinks=False)
            entries.append(Entry(prefix + entry.name, Path(entry.path), is_folder))
    return sorted(entries, key=lambda entry: (entry.is_hidden, entry.name))


def one_level_down(top: Iterable[Entry], limit: int) -> list[Entry]:
    """The entries of the folders among these, with one limit for all of them."""
    below: list[Entry] = []
    for entry in top:
        if entry.is_folder and not entry.is_hidden:
            below += listed(entry.path, limit - len(below), f"{entry.name}/")
    return below


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
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
    return safe if len(safe) <= 80 else f"{safe[:60]}…{safe[-19:]}"


def folder_name(folder: Path) -> str:
    """The name of a folder, also of one that was given as ``.``."""
    return os.path.basename(os.path.abspath(folder))


def _is_work(entry: Entry) -> bool:
    """Whether a student may have written it to be graded."""
    name = entry.path.name.lower()
    is_ours = name == "probes.py" or name.startswith("test_")
    is_source = name.endswith((".py", ".txt", ".ipynb", ".zip")) or "." not in name
    return is_source and not (is_ours or entry.is_folder or entry.is_hidden)


def _bare(name: str) -> str:
    """A name without its trimmings: ``optimizers`` of ``Copy of Optimizers (1).py.txt``."""
    bare = re.sub(r"(\.(py|txt|ipynb|zip))+$", "", PurePath(name).name.casefold())
    return re.sub(r"^copy of |(?<=.)[ _-]*(\(\d+\)|copy|final|v?\d+)$", "", bare)
