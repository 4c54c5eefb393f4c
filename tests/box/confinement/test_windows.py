"""The job object of Windows as bytes: whether it holds, only a machine of that kind can tell."""

from __future__ import annotations

import ctypes
import sys

import pytest

from grader.box.confinement import windows

BREAKAWAY_OK, SILENT_BREAKAWAY_OK = 0x800, 0x1000


@pytest.mark.parametrize(
    ("structure", "size", "places"),
    [
        (windows.BasicLimits, 64, {"flags": 16, "active_processes": 40, "affinity": 48}),
        (windows.ExtendedLimits, 144, {"io": 64, "process_memory": 112, "job_memory": 120}),
        (windows.MemoryCounters, 72, {"working_set": 16, "committed": 56}),
    ],
)
def test_the_structures_are_laid_out_as_windows_has_them(
    structure: type[ctypes.Structure], size: int, places: dict[str, int]
):
    """On 64 bits, by winnt.h and psapi.h."""
    assert ctypes.sizeof(structure) == size
    assert {name: getattr(structure, name).offset for name in places} == places


def test_a_job_has_one_process_that_ends_with_us_and_cannot_leave():
    """Kill on close, one active process, no dialog, and neither flag that lets a process out."""
    limits = windows.limits()

    assert (limits.basic.flags, limits.basic.active_processes) == (0x2408, 1)
    assert limits.basic.flags & (BREAKAWAY_OK | SILENT_BREAKAWAY_OK) == 0
    assert limits.process_memory == 0


def test_memory_is_limited_when_it_is_known_how_much_is_in_use():
    """The flag says that the number counts."""
    limits = windows.limits(3 << 30)

    assert (limits.basic.flags, limits.process_memory) == (0x2508, 3 << 30)


def test_python_itself_is_started_and_not_what_starts_it(monkeypatch: pytest.MonkeyPatch):
    """In a virtual environment of Windows these are two programs."""
    monkeypatch.setattr(sys, "executable", r"C:\course\.venv\Scripts\python.exe")
    monkeypatch.setattr(sys, "_base_executable", r"C:\Python311\python.exe")
    launcher = {"__PYVENV_LAUNCHER__": r"C:\course\.venv\Scripts\python.exe"}

    assert windows.interpreter() == (r"C:\Python311\python.exe", launcher)

    monkeypatch.setattr(sys, "_base_executable", sys.executable)

    assert windows.interpreter() == (sys.executable, {})


def test_elsewhere_there_is_no_job():
    """It says so, and nothing is called."""
    if sys.platform == "win32":
        pytest.skip("here there is")

    with pytest.raises(OSError, match="CreateJobObjectW is a call of Windows"):
        windows.Job(0)
