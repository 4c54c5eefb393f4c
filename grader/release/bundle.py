"""Files in memory, by name, and the zip that they make: the same bytes on any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

Files = Mapping[str, bytes]  # by name, with / between folders

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zips: a file's own time would differ in each copy
FILE, PROGRAM = 0o100644, 0o100755
UNIX = 3


def zipped(files: Files, *, within: str = "", programs: Collection[str] = ()) -> bytes:
    """A zip of these files, in the folder ``within``; ``programs`` can be run."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(within + name, THE_FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX  # also where it is made on Windows
            entry.external_attr = (PROGRAM if name in programs else FILE) << 16
            archive.writestr(entry, files[name])
    return memory.getvalue()


def write(files: Files, folder: Path) -> None:
    """Writes them into a folder, which is made."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read(folder: Path) -> dict[str, bytes]:
    """The files of a folder, without what was left over by running them."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not is_left_over(name):
            found[name] = path.read_bytes()
    return found


def unzipped(path: Path, within: str = "") -> dict[str, bytes]:
    """The files of a zip of ours."""
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix(within): archive.read(name) for name in archive.namelist()}


def is_left_over(name: str) -> bool:
    """Whether an editor or Python made it: hidden files, ``__pycache__``."""
    return any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
