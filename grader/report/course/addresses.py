"""What the pages of students are called: names that every system and every address takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60  # characters of a name in a file's


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file's name for each name, in letters that need no escape; no two are alike."""
    return {name: f"{_plain(name)}-{_mark(name)}.html" for name in names}


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", ascii_only).strip("_")[:LONGEST] or "student"


def _mark(name: str) -> str:
    """Tells apart what reads alike without accents, signs and case."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
