"""Reading a file of a hand-in: once, whole, and only where it is a file and not too large."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from grader.errors import HandinError
from grader.listing import shown

_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
}


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, read once; never follows a link or waits for a writer."""
    name = shown(path.name)
    refuse_irregular(name, os.lstat(path).st_mode)  # before opening: a device may act on it
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            refuse_irregular(name, stat.S_IFLNK)
        raise
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        refuse_irregular(name, status.st_mode)  # again: the name may stand for another file now
        refuse_large(name, status.st_size, limit)
        source = file.read(limit + 1)
    refuse_large(name, len(source), limit)
    return source


def refuse_irregular(name: str, mode: int) -> None:
    """HandinError for what is no file; ``mode`` is as in ``os.stat``."""
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "a device")
        raise HandinError(f"{name} is {kind}, not a file: hand in the file itself")


def refuse_large(name: str, size: int, limit: int) -> None:
    """HandinError for more bytes than are read."""
    if size > limit:
        raise HandinError(
            f"{name} has {size:,} bytes, more than the {limit:,} that are read: "
            "hand in the source alone, without data or outputs"
        )
