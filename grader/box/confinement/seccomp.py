"""A list of allowed system calls, as a filter that the kernel runs before each (seccomp(2)).

Stops what files and users do not: processes and threads, exec, sockets, ptrace, signals to
others, other processes' limits, shared memory, keyrings, namespaces, io_uring, bpf; most of the
kernel's own attack surface with it. Installing it costs 0.1 ms (the kernel compiles it), a system
call then some nanoseconds.

`policy` says what is allowed; here it becomes a program for the kernel's classic BPF machine
(Documentation/networking/filter.rst): it looks at the architecture, at the number of the call,
and at some arguments. Calls of another architecture (`int 0x80`, x32) are fatal, because their
numbers mean other calls.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import struct
from collections.abc import Iterator, Sequence

from grader.box.confinement import kernel
from grader.box.confinement.policy import (
    ABSENT,
    ALLOWED,
    ALLOWED_WHERE,
    FATAL,
    FIRST_UNKNOWN,
    OWN_PID,
    Only,
)
from grader.box.confinement.syscalls import NUMBERS

# linux/audit.h, linux/seccomp.h, linux/bpf_common.h
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000
SECCOMP_SET_MODE_FILTER = 1
ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, AND, EQUAL, AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
SIZE = 8  # bytes of an instruction

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def why_not() -> str:
    """Why there is no filter; empty where there is."""
    machine = platform.machine()
    if machine not in ARCHITECTURES:
        return f"there is no table of system calls for {machine}"
    try:
        # A null program is an error of its own kind where filters exist (seccomp(2), EFAULT).
        kernel.call("seccomp", SECCOMP_SET_MODE_FILTER, 0, None)
    except OSError as error:
        if error.errno != errno.EFAULT:
            return f"this kernel takes no filter: {error}"
    return ""


def prepare() -> None:
    """Assembles the filter, so that the forks of this process need not."""
    if platform.machine() in ARCHITECTURES:
        _places_of_own_pid(platform.machine())
        assembled(platform.machine())


def install() -> None:
    """Puts the calling thread under the filter, for good."""
    code = bytearray(assembled(platform.machine()))
    for place in _places_of_own_pid(platform.machine()):
        struct.pack_into("=I", code, place, os.getpid())
    filter_ = _Program(len(code) // SIZE, bytes(code))
    kernel.call("seccomp", SECCOMP_SET_MODE_FILTER, 0, ctypes.byref(filter_))


@functools.cache
def assembled(machine: str) -> bytes:
    """The filter as the kernel reads it, with zeros where the box's own number will be."""
    return b"".join(
        struct.pack("=HBBI", *where, 0 if constant == OWN_PID else constant)
        for *where, constant in program(machine)
    )


@functools.cache
def _places_of_own_pid(machine: str) -> list[int]:
    constants = [constant for *_, constant in program(machine)]
    return [SIZE * n + 4 for n, constant in enumerate(constants) if constant == OWN_PID]


@functools.cache
def program(machine: str) -> tuple[Instruction, ...]:
    """The filter for a machine, with ``OWN_PID`` where the box's number will be."""
    return (
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, ARCHITECTURES[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        *_no_other_numbers(machine),
        *_cases(machine),
        (AT_LEAST, 0, 1, FIRST_UNKNOWN),
        (RETURN, 0, 0, ERROR | errno.ENOSYS),
        (RETURN, 0, 0, ERROR | errno.EPERM),
    )


def _no_other_numbers(machine: str) -> Sequence[Instruction]:
    """x32 has the architecture of x86_64, and a bit in its numbers."""
    return ((AT_LEAST, 0, 1, X32), (RETURN, 0, 0, KILL)) if machine == "x86_64" else ()


def _cases(machine: str) -> Iterator[Instruction]:
    for name in ALLOWED:
        yield from _case(machine, name, ((RETURN, 0, 0, ALLOW),))
    for name, conditions in ALLOWED_WHERE.items():
        yield from _case(machine, name, tuple(_looks(conditions)))
    for name in ABSENT:
        yield from _case(machine, name, ((RETURN, 0, 0, ERROR | errno.ENOSYS),))
    for name in FATAL:
        yield from _case(machine, name, ((RETURN, 0, 0, KILL),))


def _case(machine: str, name: str, body: tuple[Instruction, ...]) -> Iterator[Instruction]:
    """``body`` for this call, and on to the next case for others; the body ends in a return."""
    number = NUMBERS[name][list(ARCHITECTURES).index(machine)]
    if number is not None:
        yield (EQUAL, 0, len(body), number)
        yield from body


def _looks(conditions: Sequence[Only]) -> Iterator[Instruction]:
    """Looks at arguments: on to the next where one fits, refused where none does."""
    for one in conditions:
        yield (LOAD, 0, 0, ARGUMENTS + 8 * one.argument)  # the low half, in little-endian order
        if one.ignored:
            yield (AND, 0, 0, 0xFFFFFFFF & ~one.ignored)
        for left, value in zip(range(len(one.values), 0, -1), one.values, strict=True):
            yield (EQUAL, left, 0, value)  # past the values left, this one among them
        yield (RETURN, 0, 0, ERROR | errno.EPERM)
    yield (RETURN, 0, 0, ALLOW)
