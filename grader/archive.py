"""A handed-in zip: what it holds, and the bytes of one file in it. Nothing is ever extracted.

All that a zip says of itself is a claim. Names are compared and shown, and never become paths.
Sizes are checked before a file is inflated and while it is, so a bomb is put out at the limit.
"""

from __future__ import annotations

import contextlib
import io
import re
import stat
import zipfile
from collections.abc import Iterator

from grader.errors import HandinError
from grader.listing import Entry, shown, too_many
from grader.regular import refuse_irregular, refuse_large

# Others are rare, and what they need while they inflate (up to 4 GB for LZMA) the file decides.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LISTED = b"PK\x01\x02"  # begins each entry of the list of files
_WITH_PASSWORD = 0x1  # flag


class Archive:
    """A zip in memory."""

    def __init__(self, data: bytes, name: str, most_entries: int) -> None:
        """HandinError where it is none, or where it holds too much or a name that leads out."""
        self.name = shown(name)
        # Counted in the bytes: zipfile makes an object for each entry before one can ask.
        if data.count(_LISTED) > most_entries:
            raise too_many(self.name)
        with self._told("is not a zip archive that can be read"):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._files = [(self._inside(info), info) for info in self._zip.infolist()]

    def entries(self) -> list[Entry]:
        """Its files and folders by name, also folders that are only in the names of files.

        A name that is there twice is twice among them.
        """
        entries = [Entry(name, _is_folder(info)) for name, info in self._files if name]
        known = {entry.name for entry in entries}
        for name, _ in self._files:
            for folder in _folders(name):
                if folder not in known:
                    known.add(folder)
                    entries.append(Entry(folder, is_folder=True))
        return sorted(entries, key=lambda entry: (entry.is_hidden, entry.name))

    def read(self, entry: Entry, limit: int) -> bytes:
        """The bytes of a file; HandinError where it cannot be had, or is larger than the limit."""
        info = next(info for name, info in self._files if name == entry.name)
        name = shown(entry.base)
        kind = stat.S_IFMT(info.external_attr >> 16)
        refuse_irregular(name, kind or stat.S_IFREG)  # Windows writes no kind
        if info.flag_bits & _WITH_PASSWORD:
            raise HandinError(f"{self.name} has a password: make it again without one")
        if info.compress_type not in _METHODS:
            raise HandinError(
                f"{self.name} is compressed in an unusual way: make it again as an ordinary zip"
            )
        refuse_large(name, info.file_size, limit)
        with self._told("is damaged"), self._zip.open(info) as file:
            source = file.read(limit + 1)  # inflates no more than this
        refuse_large(name, len(source), limit)
        return source

    def _inside(self, info: zipfile.ZipInfo) -> str:
        """The name of an entry as a path from the top of the archive; "" for the top itself."""
        name = info.orig_filename.replace("\\", "/")  # as some programs on Windows write it
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if name.startswith("/") or ".." in parts or re.match("[A-Za-z]:", name):
            raise HandinError(
                f"{self.name} holds {shown(name)}, a name that leads out of the archive: "
                "make it again, from inside the folder of your work"
            )
        return "/".join(parts)

    @contextlib.contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        # zipfile lets many kinds through: BadZipFile, zlib.error, EOFError, UnicodeDecodeError,
        # NotImplementedError, struct.error, ValueError, OSError, RuntimeError.
        except Exception as error:
            raise HandinError(f"{self.name} {what}: make it again, or hand in the file") from error


def _is_folder(info: zipfile.ZipInfo) -> bool:
    ends_so = info.orig_filename.endswith(("/", "\\"))
    return ends_so or stat.S_ISDIR(info.external_attr >> 16)


def _folders(name: str) -> Iterator[str]:
    """The uppermost two folders around a name; deeper ones are not looked into."""
    at = name.find("/")
    for _ in range(2):
        if at < 0:
            return
        yield name[:at]
        at = name.find("/", at + 1)
