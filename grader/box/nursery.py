"""Forks a fresh box for every check, kills it when told to, and buries it.

The nursery is forked from its assignment's ward and never holds a secret: no suite, no reference,
and no hand-in is run in it. It talks to the examiner over a SEQPACKET socket, one JSON object a
packet, with descriptors beside it:

    {"do": "open"}              →  {"box": PID} and two descriptors: the wall, what the box prints
    {"do": "close", "box": PID, "hung_up": …} →  {"death": a signal, 0, or null where we killed it}
    {"do": "inherit", "sources": [[name, bytes], …]} with a file of them: compiles what a box has
                                   compiled before, so that it is known to end, and runs nothing

From then on a box is forked and locked in ahead of need: while one is asked, the next gets ready.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import time
import traceback
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from grader.box import confinement, wall
from grader.box.forbidden import Ban
from grader.box.worker import compiled, serve

PACKET = 4096
TICK_SECONDS = 0.002  # between looks at a dying process, where nobody tells us of its end
DYING_SECONDS = 0.2  # how long a box that hung up may take to die by itself
BURIAL_SECONDS = 2.0
READY = {"ready": True}  # what a box says when it is locked in, before it meets a hand-in


class _Born(NamedTuple):
    """A box that nobody has yet, and our ends of its two descriptors."""

    box: int
    wall: socket.socket
    output: int

    def close(self) -> None:
        """Closes our ends, when somebody else has them, or nobody will."""
        self.wall.close()
        os.close(self.output)


class Nursery:
    """One examiner's boxes, from fork to burial."""

    def __init__(
        self,
        control: socket.socket,
        budget: confinement.Budget,
        ban: Ban,
        cell: confinement.Cell | None = None,
    ) -> None:
        self._control = control
        self._budget = budget
        self._limits = answers(budget)
        self._cell = cell or confinement.Cell(budget, ban.absent)
        self._ban = ban
        self._boxes: set[int] = set()
        self._goes_on = False  # whether there are boxes to come
        self._waiting: _Born | None = None

    def serve(self) -> None:
        """Answers the examiner until it hangs up; then nothing of any box is left."""
        confinement.adopt_orphans()
        confinement.default_signals()
        gc.freeze()
        with confinement.together(self._budget):
            try:
                while True:
                    packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 1)
                    if not packet:
                        break
                    self._obey(json.loads(packet), descriptors)
            finally:
                for box in tuple(self._boxes):
                    self._bury(box, False)

    def _obey(self, request: dict[str, Any], descriptors: Sequence[int]) -> None:
        if request["do"] == "open":
            self._open()
        elif request["do"] == "inherit":
            _compile(request["sources"], *descriptors)
            gc.freeze()
            self._goes_on = True
            self._reply({})
        elif request["hung_up"]:
            self._reply({"death": self._bury(request["box"], True)})
        else:  # nobody has to wait for its end
            _kill(os.killpg, request["box"])
            self._reply({"death": None})
            self._bury(request["box"], False)

    def _open(self) -> None:
        """Hands out a box, and makes the next one ready."""
        born = self._awaited() or self._fork()
        self._reply({"box": born.box}, [born.wall.fileno(), born.output])
        born.close()
        if self._goes_on:
            self._waiting = self._fork()

    def _awaited(self) -> _Born | None:
        """The box that waits, if it has lived: when memory is short, boxes are ended first."""
        born, self._waiting = self._waiting, None
        if born is not None and _death_of(born.box, 0.0) is not None:
            born.close()
            self._bury(born.box, True)
            return None
        return born

    def _fork(self) -> _Born:
        ours, theirs = socket.socketpair()
        output_read, output_write = os.pipe()
        parent = os.getpid()
        box = os.fork()
        if box == 0:
            self._live(theirs, output_write, parent)
        self._boxes.add(box)
        theirs.close()
        os.close(output_write)
        return _Born(box, ours, output_read)

    def _bury(self, box: int, hung_up: bool) -> int | None:
        """Kills a box, its group and whatever it left behind; what it had died of by itself.

        It takes a bounded time: a process that a tracer keeps from dying is left to its fate,
        which is ours: it dies when we do.
        """
        death = _death_of(box, DYING_SECONDS if hung_up else 0.0)
        ends = time.monotonic() + BURIAL_SECONDS
        _kill(os.killpg, box)
        _kill(os.kill, box)  # it may not have come to be the head of a group
        _await_end(box, BURIAL_SECONDS)
        self._boxes.discard(box)
        while (left := self._strangers(box)) and time.monotonic() < ends:
            for stranger in left:
                _kill(os.kill, stranger)
                _await_end(stranger, ends - time.monotonic())
                _reap(stranger)
        return death

    def _strangers(self, box: int) -> set[int]:
        """This box while it is not buried, and what boxes started and was handed to us."""
        me = os.getpid()
        try:
            with open(f"/proc/{me}/task/{me}/children", encoding="ascii") as numbers:
                children = {int(number) for number in numbers.read().split()}
        except FileNotFoundError:  # a kernel without CONFIG_PROC_CHILDREN
            children = {box} if _exists(box) else set()
        return children - self._boxes

    def _live(self, theirs: socket.socket, output: int, parent: int) -> NoReturn:
        """The life of a box, in the forked child; it never returns to the nursery's code."""
        try:
            self._lock_in(theirs, output, parent)
            channel = wall.Channel(theirs, sends=self._limits)
            channel.send(READY, None)
            serve(channel, self._ban)
        finally:
            os._exit(0)

    def _lock_in(self, theirs: socket.socket, output: int, parent: int) -> None:
        try:
            self._cell.lock_in(theirs.fileno(), output, parent)
        except BaseException:
            os.write(output, traceback.format_exc().encode())
            raise

    def _reply(self, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        socket.send_fds(self._control, [json.dumps(message).encode()], list(descriptors))


def _compile(sources: Sequence[tuple[str, int]], descriptor: int) -> None:
    with open(descriptor, "rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, length in sources:
            with contextlib.suppress(Exception):  # a box will say what is the matter with it
                compiled(file.read(length), name)


def _death_of(box: int, patience: float) -> int | None:
    """What a box has died of: a signal's number, 0 if it ended itself; None where it lives on.

    A dying process closes its sockets a moment before it can be waited for. It is not reaped
    here: as long as it is not, its process group cannot be another's.
    """
    _await_end(box, patience)
    told = os.waitid(os.P_PID, box, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    if told is None:
        return None
    return 0 if told.si_code == os.CLD_EXITED else told.si_status


def _await_end(child: int, seconds: float) -> None:
    """Returns when a child of ours has ended, was reaped already, or after so many seconds."""
    try:
        process = os.pidfd_open(child)
    except OSError:  # there is no such child; or this is a kernel before 5.3
        return _look_for_end(child, seconds)
    try:
        select.select([process], [], [], max(seconds, 0.0))
    finally:
        os.close(process)


def _look_for_end(child: int, seconds: float) -> None:
    ends = time.monotonic() + seconds
    with contextlib.suppress(ChildProcessError):
        while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() >= ends:
                return
            time.sleep(TICK_SECONDS)


def _reap(child: int) -> None:
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def _exists(child: int) -> bool:
    try:
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def answers(budget: confinement.Budget) -> wall.Limits:
    """How large an answer may be."""
    return wall.Limits(body_bytes=budget.answer_mb << 20)


def _kill(kill: Any, target: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        kill(target, signal.SIGKILL)
