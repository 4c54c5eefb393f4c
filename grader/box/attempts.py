"""What a box tries on itself at the self-check; given to it as a hand-in, so it imports no grader.

Each function says what it got hold of, or nothing. What it asks for is harmless where it works.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import socket
import sys
import time
from collections.abc import Callable

import torch

PROGRAMS = ("/bin/true", "/usr/bin/true", sys.executable)
MOST = 256  # descriptors looked at
MEGABYTE = 1 << 20


def read_secret(path: str) -> str:
    """A file of ours that every user may read."""
    return _got(lambda: open(path, encoding="utf-8").read())


def spy(processes: list[int]) -> str:
    """The environment and the memory of the processes around it."""
    around = (*processes, os.getppid())
    places = [f"/proc/{process}/{what}" for process in around for what in ("environ", "mem")]
    return " ".join(place for place in places if _got(open, place, "rb"))


def connect(port: int, path: str) -> str:
    """A listener of ours over TCP, another by its file, and a datagram to nobody."""
    tcp = _got(lambda: socket.create_connection(("127.0.0.1", port), 2))
    unix = hasattr(socket, "AF_UNIX") and _got(lambda: socket.socket(socket.AF_UNIX).connect(path))
    udp = _got(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).bind(("127.0.0.1", 0)))
    return " ".join(name for name, got in (("tcp", tcp), ("unix", unix), ("udp", udp)) if got)


def fork() -> str:
    """A child that ends at once."""
    if not hasattr(os, "fork"):
        return "not tried: there is no fork here"
    try:
        child = os.fork()
    except OSError:
        return ""
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "fork"


def execute() -> str:
    """A program that does nothing; where it runs, there is no answer any more."""
    for program in PROGRAMS:
        with contextlib.suppress(OSError):
            os.execv(program, [program, "-c", ""])
    return ""


def write(files: list[str]) -> str:
    """New files in folders that are open to all, and a change of an old one."""
    return " ".join(file for file in files if _got(open, file, "ab"))


def kill(processes: list[int]) -> str:
    """Signal 0: whether it may be sent is asked, and nothing is sent."""
    if sys.platform == "win32":
        return "not tried: signal 0 is another thing there"
    around = (*processes, os.getppid())
    return " ".join(str(process) for process in around if _got(os.kill, process, 0))


def hoard(megabytes: int, seconds: float) -> str:
    """More than is allowed, of Python, of torch, and of shared memory.

    Each is held for some seconds, in which a watchdog should come, where there is one; it sees the
    first, which is touched.
    """
    size = megabytes * MEGABYTE
    ways: dict[str, Callable[[], object]] = {
        "bytes": lambda: bytearray(size),
        "torch": lambda: torch.empty(size, dtype=torch.uint8),
        "mmap": lambda: mmap.mmap(-1, size),
    }

    def hold(take: Callable[[], object]) -> object:
        taken = take()
        time.sleep(seconds)
        return taken

    return " ".join(name for name, take in ways.items() if _got(hold, take))


def inherit() -> str:
    """What is open beside its output and the wall."""
    found = [one for one in range(3, MOST) if _got(os.fstat, one)]
    return " ".join(map(str, found[1:]))


def train() -> list[torch.Tensor]:
    """The weights after honest steps of training: the same bits, inside and outside."""
    generator = torch.Generator().manual_seed(7)
    first = torch.randn(16, 8, generator=generator).requires_grad_()
    second = torch.randn(8, 1, generator=generator).requires_grad_()
    inputs, targets = torch.randn(32, 16, generator=generator), torch.linspace(-1, 1, 32)[:, None]
    for _ in range(3):
        loss = ((torch.tanh(inputs @ first) @ second - targets) ** 2).mean()
        for weight, gradient in zip(
            (first, second), torch.autograd.grad(loss, (first, second)), strict=True
        ):
            with torch.no_grad():
                weight -= 0.1 * gradient / (gradient.square().mean().sqrt() + 1e-8)
    return [first.detach(), second.detach()]


def _got(take: Callable[..., object], *arguments: object) -> str:
    """What came of it, if it is text; nothing where it was refused."""
    try:
        taken = take(*arguments)
    except (OSError, MemoryError, RuntimeError, ValueError):
        return ""
    return taken[:100] if isinstance(taken, str) else "something"
