"""The warm process: torch is imported and used once here, and every other process is a fork of it.

Started by exec with a clean environment and one thread: ``python -I -B -m grader.box.warm FD
PARENT``. On its control socket (SEQPACKET) it takes

    {"do": "examine", "forbidden": {"names", "kernels"}, "budget": {…}}   with one descriptor

and forks a nursery and an examiner that share a socket pair. The descriptor goes to the examiner,
who reads from it which assignment and which hand-in; so neither this process nor the nursery ever
learns of them. The answer is {"examiner": PID}.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from grader.box import confine
from grader.box.heat import heat

PACKET = 65_536


def main(descriptor: int, parent: int) -> None:
    """Serves the command line until it hangs up, or dies."""
    confine.die_with(parent)
    control = socket.socket(fileno=descriptor)
    heat()
    gc.collect()
    gc.freeze()
    while True:
        packet, descriptors, _, _ = socket.recv_fds(control, PACKET, 1)
        if not packet:
            break
        examiner = _examine(json.loads(packet), control, descriptors[0])
        control.send(json.dumps({"examiner": examiner}).encode())
        _bury_all()


def _examine(request: dict[str, Any], control: socket.socket, events: int) -> int:
    """Forks a nursery and its examiner; returns the examiner's PID."""
    examiners, nurserys = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent = os.getpid()

    def nurse() -> None:
        os.setsid()  # not to be killed along with us: it goes when its examiner has, boxes first
        examiners.close()
        os.close(events)
        _nurse(nurserys, request)

    def examine() -> None:
        confine.die_with(parent)
        nurserys.close()
        from grader.examine.examiner import examine_forked

        examine_forked(examiners, events)

    _fork(nurse, control)
    examiner = _fork(examine, control)
    examiners.close()
    nurserys.close()
    os.close(events)
    return examiner


def _nurse(control: socket.socket, request: dict[str, Any]) -> None:
    from grader.box import forbidden
    from grader.box.nursery import Nursery

    ban = forbidden.install(request["forbidden"]["names"], request["forbidden"]["kernels"])
    Nursery(control, confine.Budget(**request["budget"]), ban).serve()


def _fork(life: Callable[[], None], control: socket.socket) -> int:
    child = os.fork()
    if child == 0:
        _live(life, control)
    return child


def _live(life: Callable[[], None], control: socket.socket) -> NoReturn:
    status = 1
    try:
        control.close()
        life()
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)


def _bury_all() -> None:
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
