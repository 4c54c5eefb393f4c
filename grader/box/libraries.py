"""ctypes.util.find_library without the programs and the temporary file that it would use.

On Linux it asks ldconfig, then gcc and ld, and where gcc is installed it raises in a box, which
can start no program and write no file. The cache that ldconfig prints can be read instead
(ld.so(8)). Elsewhere it uses nothing of the kind.
"""

from __future__ import annotations

import ctypes.util
import re
import sys
from pathlib import Path

CACHE = Path("/etc/ld.so.cache")


def install() -> None:
    """Makes the change in this process and the forks of it."""
    if sys.platform == "linux":
        ctypes.util.find_library = by_the_cache


def by_the_cache(name: str) -> str | None:
    """The file name of a library, such as ``libm.so.6`` for ``m``; None where there is none."""
    try:
        known = CACHE.read_bytes()
    except OSError:  # Alpine has none
        return None
    # Each is there as a path, whose end may be all that there is of its name.
    found = re.search(rb"[\0/](lib%s\.so[^\0/]*)\0" % re.escape(name.encode()), known)
    return found[1].decode("ascii", "replace") if found else None
