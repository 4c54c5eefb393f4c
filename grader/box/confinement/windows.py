"""Around a box on Windows: a job object, which its owner holds (JOBOBJECT_BASIC_LIMIT_INFORMATION).

Not tried: none of our machines runs Windows; the tests see to the sizes of its structures. By
ctypes, on 64 bits. Stops the box from starting processes, from taking more memory than allowed,
from reaching clipboard, desktop and shutdown, and from outliving us: the kernel ends what is in a
job when the last handle to it is closed, and a process in it cannot leave it, which takes a flag
that is not given here. It does not stop reading files, writing them, or the network: the self-check
tells so.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

BASIC_UI_RESTRICTIONS, EXTENDED_LIMIT_INFORMATION = 4, 9  # JOBOBJECTINFOCLASS
ACTIVE_PROCESS, PROCESS_MEMORY = 0x8, 0x100
DIE_ON_UNHANDLED_EXCEPTION, KILL_ON_JOB_CLOSE = 0x400, 0x2000  # the first: no dialog that waits
LIMITS = ACTIVE_PROCESS | DIE_ON_UNHANDLED_EXCEPTION | KILL_ON_JOB_CLOSE
ALL_OF_THE_USER_INTERFACE = 0xFF
MEGABYTE = 1 << 20


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of IO_COUNTERS are in its middle."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("quotas", ctypes.c_size_t * 4),
        ("committed", ctypes.c_size_t),
        ("peak_committed", ctypes.c_size_t),
    )


def limits(memory: int = 0) -> ExtendedLimits:
    """One process, which ends with us; ``memory``: the bytes it may have committed, if any."""
    flags = LIMITS | (PROCESS_MEMORY if memory else 0)
    return ExtendedLimits(BasicLimits(flags=flags, active_processes=1), process_memory=memory)


class Job:
    """A job object with one process in it, by the handle of that process; ends with ``close``."""

    def __init__(self, process: int) -> None:
        self._process = ctypes.c_void_p(process)
        self._job = ctypes.c_void_p(_call("CreateJobObjectW", None, None))
        self._tell(EXTENDED_LIMIT_INFORMATION, limits())
        self._tell(BASIC_UI_RESTRICTIONS, ctypes.c_uint32(ALL_OF_THE_USER_INTERFACE))
        _call("AssignProcessToJobObject", self._job, self._process)

    def limit_memory(self, room_mb: int) -> None:
        """Limits it to what it has committed by now, and so much more."""
        counters = MemoryCounters(size=ctypes.sizeof(MemoryCounters))
        size = ctypes.c_uint32(counters.size)
        _call("K32GetProcessMemoryInfo", self._process, ctypes.byref(counters), size)
        self._tell(EXTENDED_LIMIT_INFORMATION, limits(counters.committed + room_mb * MEGABYTE))

    def close(self) -> None:
        """Ends whatever is in it."""
        _call("CloseHandle", self._job)

    def _tell(self, kind: int, information: Any) -> None:
        size = ctypes.c_uint32(ctypes.sizeof(information))
        _call("SetInformationJobObject", self._job, kind, ctypes.byref(information), size)


def interpreter() -> tuple[str, dict[str, str]]:
    """The program that is Python, and the environment by which it knows its packages.

    In a virtual environment sys.executable starts another Python as a child of its own, so its
    process is not the one that a socket could be shared with, and a job of one process ends it.
    """
    real = getattr(sys, "_base_executable", sys.executable)
    return real, ({} if real == sys.executable else {"__PYVENV_LAUNCHER__": sys.executable})


def _call(name: str, *arguments: Any) -> int:
    """A function of kernel32 that gives 0 where it fails."""
    if sys.platform != "win32":
        raise OSError(f"{name} is a call of Windows")
    function = getattr(ctypes.WinDLL("kernel32", use_last_error=True), name)
    function.restype = ctypes.c_void_p if name == "CreateJobObjectW" else ctypes.c_int
    told: int | None = function(*arguments)
    if not told:
        raise ctypes.WinError(ctypes.get_last_error())
    return told
