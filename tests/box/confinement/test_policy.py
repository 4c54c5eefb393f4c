"""The filter's program, run by a small machine of our own: what becomes of every call, anywhere."""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Iterable, Sequence

import pytest

from grader.box.confinement.policy import (
    ABSENT,
    ALLOWED,
    ALLOWED_WHERE,
    FATAL,
    FIRST_UNKNOWN,
    OWN_PID,
)
from grader.box.confinement.seccomp import ARCHITECTURES, Instruction, assembled, program
from grader.box.confinement.syscalls import NUMBERS

MACHINES = tuple(ARCHITECTURES)
ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
X86_64, AARCH64, I386 = 0xC000003E, 0xC00000B7, 0x40000003
NOTHING = (0,) * 6
AF_UNIX, AF_INET, STREAM, DATAGRAM = 1, 2, 1, 2
NONBLOCK, CLOEXEC = 0o4000, 0o2000000


def run(code: Sequence[Instruction], number: int, architecture: int, arguments: Sequence[int]):
    """What the program returns for this call: the classic BPF machine, as far as it is used."""
    data = {0: number, 4: architecture}
    for place, argument in enumerate(arguments):
        data[16 + 8 * place] = argument & 0xFFFFFFFF
    value = place = 0
    while True:
        kind, yes, no, constant = code[place]
        place += 1
        if kind == 0x06:
            return constant
        if kind == 0x20:
            value = data[constant]
        elif kind == 0x54:
            value &= constant
        else:
            constant &= 0xFFFFFFFF
            holds = value == constant if kind == 0x15 else value >= constant
            assert kind in (0x15, 0x35)
            place += yes if holds else no


def told(machine: str, name: str, *arguments: int) -> int:
    number = NUMBERS[name][MACHINES.index(machine)]
    assert number is not None
    padded = (*arguments, *NOTHING)[:6]  # OWN_PID is minus one, in 32 bits as any int
    return run(program(machine), number, ARCHITECTURES[machine], padded)


def has(machine: str, name: str) -> bool:
    return NUMBERS[name][MACHINES.index(machine)] is not None


@pytest.mark.parametrize("machine", MACHINES)
def test_every_call_gets_what_the_policy_says(machine: str):
    """Those in no list are refused politely."""
    wanted = dict.fromkeys(ALLOWED, ALLOW)
    wanted |= dict.fromkeys(ABSENT, ENOSYS) | dict.fromkeys(FATAL, KILL)
    rest = set(NUMBERS) - set(wanted) - set(ALLOWED_WHERE)
    wanted |= dict.fromkeys(rest, EPERM)

    assert {"clone", "execve", "socket"} <= rest
    assert {n: told(machine, n) for n in wanted if has(machine, n)} == {
        name: verdict for name, verdict in wanted.items() if has(machine, name)
    }


@pytest.mark.parametrize("machine", MACHINES)
def test_numbers_that_nobody_named_are_refused(machine: str):
    """Those that a later kernel will have are not there, so that a C library falls back."""
    named = {numbers[MACHINES.index(machine)] for numbers in NUMBERS.values()}
    rest = [number for number in range(1000) if number not in named]

    def verdicts(numbers: Iterable[int]) -> set[int]:
        return {run(program(machine), one, ARCHITECTURES[machine], NOTHING) for one in numbers}

    assert len(rest) > 500
    assert verdicts(one for one in rest if one < FIRST_UNKNOWN) == {EPERM}
    assert verdicts(one for one in rest if one >= FIRST_UNKNOWN) == {ENOSYS}


ARGUMENTS = [
    ("socketpair", (AF_UNIX, STREAM), ALLOW),
    ("socketpair", (AF_UNIX, STREAM | NONBLOCK | CLOEXEC), ALLOW),
    ("socketpair", (AF_UNIX, DATAGRAM), EPERM),
    ("socketpair", (AF_INET, STREAM), EPERM),
    ("kill", (OWN_PID, 9), ALLOW),
    ("kill", (1, 0), EPERM),
    ("kill", (0, 9), EPERM),
    ("tgkill", (OWN_PID, 5, 9), ALLOW),
    ("tgkill", (7, OWN_PID, 9), EPERM),
    ("prlimit64", (0, 7), ALLOW),
    ("prlimit64", (1, 7), EPERM),
    ("sendto", (3, 0, 0, 0, 0, 0), ALLOW),
    ("sendto", (3, 0, 0, 0, 0xDEADBEEF, 16), EPERM),
    ("fcntl", (3, 4), ALLOW),  # F_SETFL
    ("fcntl", (3, 6), EPERM),  # F_SETLK
    ("fcntl", (3, 8), EPERM),  # F_SETOWN
    ("fcntl", (3, 10), EPERM),  # F_SETSIG
    ("fcntl", (3, 1024), EPERM),  # F_SETLEASE
    ("ioctl", (0, 0x5401), ALLOW),  # TCGETS
    ("ioctl", (0, 0x5412), EPERM),  # TIOCSTI
    ("ioctl", (0, 0x100005412), EPERM),  # the kernel drops the upper half
    ("ioctl", (3, 0x8901), EPERM),  # FIOSETOWN
    ("prctl", (15, 0), ALLOW),  # PR_SET_NAME
    ("prctl", (1, 0), EPERM),  # PR_SET_PDEATHSIG
    ("prctl", (4, 1), EPERM),  # PR_SET_DUMPABLE
    ("prctl", (0x59616D61, 1), EPERM),  # PR_SET_PTRACER
]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(("name", "arguments", "wanted"), ARGUMENTS)
def test_arguments_are_looked_at(machine: str, name: str, arguments: tuple[int, ...], wanted: int):
    """A call may be harmless or not by what it is asked for."""
    assert told(machine, name, *arguments) == wanted


@pytest.mark.parametrize(
    ("machine", "number", "architecture"),
    [
        ("x86_64", 39, I386),
        ("x86_64", 0x40000000 + 39, X86_64),  # x32
        ("x86_64", 0xFFFFFFFF, X86_64),
        ("x86_64", 39, AARCH64),
        ("aarch64", 172, 0x40000028),  # 32-bit ARM
        ("aarch64", 172, X86_64),
    ],
)
def test_calls_by_another_architecture_are_fatal(machine: str, number: int, architecture: int):
    """Their numbers mean other calls."""
    assert run(program(machine), number, architecture, NOTHING) == KILL


@pytest.mark.parametrize("machine", MACHINES)
def test_the_program_is_one_that_the_kernel_takes(machine: str):
    """Jumps go forward and stay inside, the end is a return, and it is not too long."""
    code = program(machine)

    assert len(code) <= 4096
    assert len(assembled(machine)) == 8 * len(code)
    assert code[-1][0] == 0x06
    for place, (kind, yes, no, _) in enumerate(code):
        assert max(yes, no) <= 255
        assert kind == 0x06 or place + 1 + max(yes, no) < len(code)


def test_the_lists_name_each_call_once():
    """A call in two lists would get what the first says."""
    names = [*ALLOWED, *ALLOWED_WHERE, *ABSENT, *FATAL]

    assert len(names) == len(set(names))
    assert set(names) <= set(NUMBERS)


def test_the_numbers_are_those_of_libseccomp():
    """Another table of the same kernel's, kept by others."""
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        pytest.skip("libseccomp is not installed")
    resolve = library.seccomp_syscall_resolve_name_arch
    resolve.argtypes = [ctypes.c_uint32, ctypes.c_char_p]

    def numbers(name: str) -> tuple[int | None, ...]:
        found = (resolve(ARCHITECTURES[machine], name.encode()) for machine in MACHINES)
        return tuple(number if number >= 0 else None for number in found)

    unknown = {name for name in NUMBERS if numbers(name) == (None, None)}  # to an old library
    assert len(unknown) < 10
    assert {name: numbers(name) for name in NUMBERS if name not in unknown} == {
        name: told for name, told in NUMBERS.items() if name not in unknown
    }
