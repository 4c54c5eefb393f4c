"""The three ways in which the layers speak to the kernel: prctl(2), syscall(2), and their errors.

Everything is by ctypes: there is no well-kept package for Landlock, and none of ours is compiled.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
from typing import Any

from grader.box.confinement.syscalls import NUMBERS

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


def prctl(option: int, value: int) -> None:
    """prctl(2) with one argument; raises OSError where the kernel refuses."""
    if _libc().prctl(option, *map(ctypes.c_ulong, (value, 0, 0, 0))) != 0:
        _refuse(f"prctl({option})")


def call(name: str, *arguments: Any) -> int:
    """syscall(2) by name, ints as longs; raises OSError where the kernel refuses."""
    number = number_of(name)
    if number is None:
        raise OSError(38, f"{name} has no number on {platform.machine()}")
    passed = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    result: int = _libc().syscall(ctypes.c_long(number), *passed)
    if result < 0:
        _refuse(name)
    return result


def number_of(name: str) -> int | None:
    """The number of a system call on this machine; None where it has none."""
    column = {"x86_64": 0, "aarch64": 1}.get(platform.machine())
    return None if column is None else NUMBERS[name][column]


def _refuse(what: str) -> None:
    number = ctypes.get_errno()
    raise OSError(number, f"{what}: {os.strerror(number)}")


@functools.cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc
