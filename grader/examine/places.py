"""Where Python and we are on this machine: nothing that a report needs to tell.

An error of an import names the file in which it looked, and that may name an instructor's home.
"""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path

from grader.box.confinement.readable import package_folders

COMMON = ("/", "/usr", "/usr/local")  # they say nothing, and stand in other texts too


def unplaced(text: str) -> str:
    """The text with ``…`` for the folders that Python, its packages and we are in."""
    for folder in _folders():
        text = text.replace(folder, "…")
    return text


@functools.cache
def _folders() -> tuple[str, ...]:
    """The longest first."""
    prefixes = (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    own = [
        *map(Path, prefixes),
        *package_folders(),
        Path(__file__).parents[2],
    ]
    absolute = [path for path in own if path.is_absolute()]
    both = {str(path) for path in absolute} | {os.path.realpath(path) for path in absolute}
    return tuple(sorted(both - {*COMMON}, key=len, reverse=True))
