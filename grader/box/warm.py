"""The warm process: torch is imported and used once here, and every other process is a fork of it.

Started by exec with a clean environment and one thread: ``python -I -B -m grader.box.warm FD``. On
its control socket (SEQPACKET) it takes

    {"do": "hall"}    with one descriptor: forks a hall, where a suite is loaded and examiners begin
    {"do": "ward", "forbidden": {"names", "kernels"}, "budget": {…}, "compiles"}    with one: forks
                      a ward, where calls are forbidden and nurseries begin (``ward``)
    {"do": "inspect", "budget": {…}}    with two: forks an inspector, who has a box of the nursery
                      at the first try ten attacks on itself (``selfcheck``), and tells the second

It never learns which assignment and which hand-in they are for, and answers nothing.

Modules of Python's library have themselves called after each fork: to make new locks, which other
threads might have held, and to draw new random numbers. Here is one thread, and each fork would
write to 200 pages before it has done anything. So what is imported to make this process warm is
imported while nobody can ask to be called.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from grader.box.lives import live

PACKET = 65_536


def main(descriptor: int) -> None:
    """Serves the command line until it hangs up, or dies.

    It does not ask to die with its parent: the kernel takes the end of the thread that started us
    for that of the parent, while the socket lasts as long as the process.
    """
    control = socket.socket(fileno=descriptor)
    with _uncalled_after_forks():
        from grader.box import confinement, pages
        from grader.box.heat import heat

        heat()
        confinement.heat()
    gc.collect()
    gc.freeze()
    pages.gather()
    pages.let_go_of_code()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks are not waited for one by one
    while True:
        packet, descriptors, _, _ = socket.recv_fds(control, PACKET, 2)
        if not packet:
            break
        request = json.loads(packet)
        _fork(LIVES[request["do"]], request, control, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


@contextlib.contextmanager
def _uncalled_after_forks() -> Iterator[None]:
    """Nothing that is imported in this block is called when this process forks."""
    register = os.register_at_fork
    os.register_at_fork = lambda **callbacks: None
    try:
        yield
    finally:
        os.register_at_fork = register


def _hall(request: dict[str, Any], parent: int, descriptors: Sequence[int]) -> None:
    from grader.box import confinement
    from grader.examine.examiner import examine_forked

    confinement.die_with(parent)
    examine_forked(socket.socket(fileno=descriptors[0]))


def _ward(request: dict[str, Any], parent: int, descriptors: Sequence[int]) -> None:
    from grader.box import confinement
    from grader.box.ward import Ward

    confinement.die_with(parent)
    budget = confinement.Budget(**request["budget"])
    ward = Ward(budget, request["forbidden"], compiles=request["compiles"])
    ward.serve(socket.socket(fileno=descriptors[0]))


def _inspector(request: dict[str, Any], parent: int, descriptors: Sequence[int]) -> None:
    from grader.box import confinement
    from grader.box.selfcheck import inspect_forked

    confinement.die_with(parent)
    budget = confinement.Budget(**request["budget"])
    inspect_forked(socket.socket(fileno=descriptors[0]), descriptors[1], budget)


Life = Callable[[dict[str, Any], int, Sequence[int]], None]
LIVES: dict[str, Life] = {"hall": _hall, "ward": _ward, "inspect": _inspector}


def _fork(
    life: Life,
    request: dict[str, Any],
    control: socket.socket,
    descriptors: Sequence[int],
) -> None:
    parent = os.getpid()
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        control.close()
        live(lambda: life(request, parent, descriptors))


if __name__ == "__main__":
    main(int(sys.argv[1]))
