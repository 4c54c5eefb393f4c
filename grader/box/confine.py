"""The layers around a box on POSIX, each a small piece of its own, applied by the box to itself.

What each is for is in its docstring; the manual page is named there. The order in ``confine`` is
the order that works: descriptors first, while they are known; limits last, relative to what the
process already uses.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
MOST_DESCRIPTORS = 256
MOST_OPEN = 1 << 20  # none of ours is near it; the limit itself may be "unlimited"
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Budget:
    """What one box may use, on top of what a process with torch already does."""

    memory_mb: int = 512
    cpu_seconds: int = 300
    answer_mb: int = 16  # one answer, which the box itself refuses to send where it is larger


def confine(budget: Budget, wall: int, output: int, parent: int) -> None:
    """Locks the calling process in; ``wall`` and ``output`` are the descriptors it keeps."""
    own_session()
    die_with(parent)
    default_signals()
    only_descriptors(wall, output)
    limit(budget)


def own_session() -> None:
    """A session and process group of its own, so that all of it can be killed (setsid(2))."""
    if os.getsid(0) != os.getpid():
        os.setsid()


def die_with(parent: int) -> None:
    """Killed by the kernel when the parent dies, whatever it dies of (prctl(2), Linux)."""
    if sys.platform != "linux":
        return
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def adopt_orphans() -> None:
    """Grandchildren that lose their parent become ours, to be killed (prctl(2), Linux)."""
    if sys.platform == "linux":
        _prctl(PR_SET_CHILD_SUBREAPER, 1)


def default_signals() -> None:
    """No handler of the parent's; Ctrl-C is for the command line, not for the box."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def only_descriptors(wall: int, output: int) -> None:
    """Nothing on 0, all that is printed to ``output``, the wall; every other descriptor closed."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.closerange(3, wall)
    os.closerange(wall + 1, MOST_OPEN)


def limit(budget: Budget) -> None:
    """Limits of setrlimit(2): memory on top of present use, CPU, no files, no core dump."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as numbers:
            pages = [int(number) for number in numbers.read().split()]
        room, page = budget.memory_mb * MEGABYTE, resource.getpagesize()
        _lower(resource.RLIMIT_AS, pages[0] * page + room)
        _lower(resource.RLIMIT_DATA, pages[5] * page + room)
    _lower(resource.RLIMIT_CPU, budget.cpu_seconds, spare=1)  # SIGXCPU, and SIGKILL later
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, MOST_DESCRIPTORS)


def _lower(kind: int, value: int, spare: int = 0) -> None:
    """Lowers both limits, the soft one by ``spare`` more, never above what holds already."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value - spare, value))


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")
