"""What a locked process may try, each by itself, and the layers that keep it from it.

An act returns "done" where it got through. Each act names every layer that stops it alone: with
all on it is stopped, with exactly these off it gets through.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import mmap
import os
import platform
import resource
import socket
import termios
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.box.confinement import landlock
from grader.box.confinement.syscalls import NUMBERS

DONE = "done"
LIBC = ctypes.CDLL(None, use_errno=True)
EPERM, EACCES = "PermissionError 1", "PermissionError 13"
KILLED = "died of SIGSYS"
SILENT = "silent"
F_SETSIG = 10
SCOPED = ("landlock",) if landlock.abi() >= 6 else ()  # it keeps signals in since then


@dataclass(frozen=True)
class Act:
    """Something tried, the layers each of which stops it, and what is seen then."""

    do: Callable[[], Any]
    stopped_by: tuple[str, ...]
    seen: tuple[str, ...] = (EPERM,)
    through: str = DONE


def call(name: str, *arguments: Any) -> str:
    """A system call by its number, as native code makes it."""
    number = NUMBERS[name][0 if platform.machine() == "x86_64" else 1]
    passed = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    if LIBC.syscall(ctypes.c_long(number), *passed) == -1:
        raise OSError(ctypes.get_errno(), name)
    return DONE


def asked(name: str, *arguments: Any) -> Callable[[], str]:
    """The same, where it is enough that the kernel looked at it: any error of its own will do."""

    def act() -> str:
        try:
            return call(name, *arguments)
        except OSError as error:
            if error.errno in (1, 38):  # EPERM of the filter; ENOSYS of a kernel without it
                raise
            return DONE

    return act


def by_libc(name: str, *arguments: Any) -> Callable[[], str]:
    def act() -> str:
        if getattr(LIBC, name)(*arguments) == -1:
            raise OSError(ctypes.get_errno(), name)
        return DONE

    return act


def reads(path: str) -> Callable[[], str]:
    def act() -> str:
        with open(path, "rb"):
            return DONE

    return act


def lists(path: str) -> Callable[[], str]:
    return lambda: os.listdir(path) and DONE


def of_parent(name: str) -> Callable[[], str]:
    return lambda: reads(f"/proc/{os.getppid()}/{name}")()


def makes(folder: Path) -> Callable[[], str]:
    def act() -> str:
        os.close(os.open(folder / "made", os.O_CREAT | os.O_WRONLY))
        return DONE

    return act


def removes(path: Path) -> Callable[[], str]:
    def act() -> str:
        os.unlink(path)
        return DONE

    return act


def changes_mode(path: Path) -> Callable[[], str]:
    def act() -> str:
        os.chmod(path, 0o600)
        return DONE

    return act


def forks() -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return DONE


def starts_a_thread() -> str:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return DONE


def runs_a_program() -> str:
    """Where it runs, the process is another, which says nothing."""
    os.execv("/bin/true", ["true"])
    return DONE


def signals_parent() -> str:
    os.kill(os.getppid(), 0)
    return DONE


def lowers_limits_of_parent() -> str:
    was = resource.prlimit(os.getppid(), resource.RLIMIT_CORE)
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE, was)
    return DONE


def has_a_signal_sent() -> str:
    """O_ASYNC sends a chosen signal to a chosen process, without kill."""
    one, _ = socket.socketpair()
    fcntl.fcntl(one, F_SETSIG, 9)
    return DONE


def opens_a_socket(family: int, kind: int) -> Callable[[], str]:
    return lambda: socket.socket(family, kind) and DONE


def connects() -> str:
    try:
        socket.socket().connect(("127.0.0.1", 9))
    except ConnectionRefusedError:
        return DONE
    return DONE


def pairs_datagrams() -> str:
    """A datagram socket could be sent from to any name."""
    socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    return DONE


def types_into_the_terminal() -> str:
    try:
        fcntl.ioctl(0, termios.TIOCSTI, b"x")
    except OSError as error:
        if error.errno == 25:  # not a terminal: the kernel was asked
            return DONE
        raise
    return DONE


def hoards_addresses() -> str:
    mmap.mmap(-1, 400 << 20)
    return DONE


def hoards_data() -> str:
    bytes(400 << 20)
    return DONE


def raises_its_limit() -> str:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))
    return DONE


def finds_open() -> str:
    """More than its end of the wall."""
    found = []
    for descriptor in range(3, 256):
        with contextlib.suppress(OSError):
            found.append(os.fstat(descriptor))
    return DONE if len(found) > 1 else "the wall"


def outlives() -> str:
    number = ctypes.c_int(-1)
    LIBC.prctl(2, ctypes.byref(number), 0, 0, 0)
    return DONE if number.value == 0 else f"signal {number.value}"


def can_be_read() -> str:
    return DONE if LIBC.prctl(3, 0, 0, 0, 0) == 1 else "not dumpable"


def calls_by_x32() -> str:
    LIBC.syscall(ctypes.c_long(0x40000000 + 39))
    return DONE


def calls_by_int_0x80() -> str:
    """mov eax, 20 (getpid); int 0x80; ret"""
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    return DONE


def acts(secret: Path, folder: Path) -> dict[str, Act]:
    """All of them; ``secret`` may be read by all, ``folder`` and what is in it is open to all."""
    null = ctypes.c_void_p(None)
    by_two = ("landlock", "user")
    told = {
        "reads a file": Act(reads(str(secret)), ("landlock",), (EACCES,)),
        "reads the users": Act(reads("/etc/passwd"), ("landlock",), (EACCES,)),
        "lists a folder": Act(lists(str(folder)), ("landlock",), (EACCES,)),
        "lists processes": Act(lists("/proc"), ("landlock",), (EACCES,)),
        "reads its parent's environment": Act(of_parent("environ"), by_two, (EACCES,)),
        "reads its parent's memory": Act(of_parent("mem"), by_two, (EACCES,)),
        "makes a file": Act(makes(folder), ("landlock",), (EACCES,)),
        "opens a file to write": Act(
            lambda: os.open(secret, os.O_RDWR) and DONE, ("landlock",), (EACCES,)
        ),
        "removes a file": Act(removes(folder / "old"), ("landlock", "seccomp"), (EPERM, EACCES)),
        "changes a mode": Act(changes_mode(secret), ("seccomp", "user")),
        "forks": Act(forks, ("seccomp",)),
        "starts a thread": Act(starts_a_thread, ("seccomp",), ("RuntimeError",)),
        "runs a program": Act(
            runs_a_program, ("seccomp", "landlock"), (EPERM, EACCES), through=SILENT
        ),
        "signals its parent": Act(
            signals_parent, ("seccomp", "user", *SCOPED), ("PermissionError 1",)
        ),
        "changes its parent's limits": Act(lowers_limits_of_parent, ("seccomp", "user")),
        "has a signal sent": Act(has_a_signal_sent, ("seccomp",)),
        "connects": Act(connects, ("seccomp", "landlock"), (EPERM, EACCES)),
        "opens a TCP socket": Act(opens_a_socket(socket.AF_INET, socket.SOCK_STREAM), ("seccomp",)),
        "opens a UDP socket": Act(opens_a_socket(socket.AF_INET, socket.SOCK_DGRAM), ("seccomp",)),
        "opens a local socket": Act(
            opens_a_socket(socket.AF_UNIX, socket.SOCK_STREAM), ("seccomp",)
        ),
        "opens a netlink socket": Act(opens_a_socket(16, socket.SOCK_RAW), ("seccomp",)),
        "pairs datagram sockets": Act(pairs_datagrams, ("seccomp",)),
        "types into the terminal": Act(types_into_the_terminal, ("seccomp",)),
        "takes addresses": Act(hoards_addresses, ("limits",), ("OSError 12",)),
        "takes memory": Act(hoards_data, ("limits",), ("MemoryError",)),
        "raises its limits": Act(raises_its_limit, ("limits",), ("ValueError",)),
        "finds something open": Act(finds_open, ("descriptors",), ("the wall",)),
        "outlives its parent": Act(outlives, ("parent",), ("signal 9",)),
        "can be read": Act(can_be_read, ("private", "user"), ("not dumpable",)),
        "makes shared memory": Act(lambda: os.memfd_create("x") and DONE, ("seccomp",)),
        "makes a segment": Act(by_libc("shmget", 0, 4096, 0o1600), ("seccomp",)),
        "locks a file": Act(lambda: fcntl.flock(0, fcntl.LOCK_SH) or DONE, ("seccomp",)),
        "traces": Act(asked("ptrace", 0, 0, 0, 0), ("seccomp",), (KILLED,)),
        "reads memory by a call": Act(
            asked("process_vm_readv", 0, null, 0, null, 0, 0), ("seccomp",), (KILLED,)
        ),
        "sets up io_uring": Act(asked("io_uring_setup", 1, null), ("seccomp",), (KILLED,)),
        "asks for a key": Act(asked("keyctl", 0, -3, 0), ("seccomp",), (KILLED,)),
        "leaves a namespace": Act(asked("unshare", 0), ("seccomp",), (KILLED,)),
    }
    if platform.machine() == "x86_64":
        told["calls as 32-bit code"] = Act(calls_by_int_0x80, ("seccomp",), (KILLED,))
        told["calls as x32 code"] = Act(calls_by_x32, ("seccomp",), (KILLED,))
    return told
