"""Limits of setrlimit(2), set last on what the process already uses.

They stop hoarding (memory), endless work (CPU), bytes written to files, core dumps, and floods of
descriptors. They cost microseconds. They are the process's own: RLIMIT_NPROC would not be (it
does not bind root, and counts a user's processes over the whole host), so seccomp denies clone
instead. macOS accepts RLIMIT_AS and RLIMIT_DATA without keeping to them (`watchdog`).
"""

from __future__ import annotations

import os
import sys

if sys.platform != "win32":
    import resource

MOST_DESCRIPTORS = 256
MEGABYTE = 1 << 20
STACK = 8 * MEGABYTE  # where the limit is higher or none; recursion in C ends there


def limit(memory_mb: int, cpu_seconds: int) -> None:
    """Lowers every limit; memory is ``memory_mb`` on top of present use, of addresses and data."""
    if sys.platform == "linux":
        pages = _pages()
        room, page = memory_mb * MEGABYTE, resource.getpagesize()
        _lower(resource.RLIMIT_AS, pages[0] * page + room)
        _lower(resource.RLIMIT_DATA, pages[5] * page + room)
    _lower(resource.RLIMIT_CPU, cpu_seconds, spare=1)  # SIGXCPU, and SIGKILL later
    _lower(resource.RLIMIT_STACK, STACK)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, MOST_DESCRIPTORS)
    if sys.platform == "linux":
        _lower(resource.RLIMIT_MEMLOCK, 0)
        _lower(resource.RLIMIT_MSGQUEUE, 0)


def _pages() -> list[int]:
    """The memory of this process by kinds, in pages: addresses first, data sixth (proc(5))."""
    statm = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return [int(number) for number in os.read(statm, 256).split()]
    finally:
        os.close(statm)


def _lower(kind: int, value: int, spare: int = 0) -> None:
    """Lowers both limits, the soft one by ``spare`` more, never above what holds already."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value - spare, value))
