"""Boxes where there is no safe fork (macOS, Windows): one spawned process that serves many checks.

It starts with a clean environment, gets the hand-in anew for each check, and is replaced after a
crash or a time-out. What a hand-in leaves in other modules than its own, or a thread that it
leaves running, lasts from one check to the next; a fresh fork has neither.

On Linux the layers of ``confinement`` hold, but for the cgroup; on macOS some of them, and a
watchdog of ours; on Windows a job object, and what the hand-in prints is not kept. Neither macOS
nor Windows has been tried.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from grader.box import confinement, environment, forbidden, shims, wall
from grader.box.boxes import Box, Patience
from grader.box.confinement import watchdog, windows
from grader.box.heat import heat
from grader.box.nursery import READY, answers
from grader.box.output import Output, Silence
from grader.box.question import Package
from grader.box.worker import serve
from grader.errors import OurFault

START_SECONDS = 180.0  # importing torch on a slow disk, with much to spare
ON_WINDOWS = sys.platform == "win32"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a spawned box is made with."""

    names: tuple[str, ...] = ()  # forbidden
    kernels: tuple[str, ...] = ()
    budget: confinement.Budget = confinement.Budget()
    is_watched: bool = watchdog.IS_NEEDED  # for its memory, by us


class SpawnedBoxes:
    """Hands out the one spawned process, again and again while it is in order."""

    level = "spawned"

    def __init__(self, recipe: Recipe, patience: Patience, limits: wall.Limits) -> None:
        self._recipe = recipe
        self._patience = patience
        self._limits = limits
        self._process: _Process | None = None

    def open(self) -> Box:
        """The running process, or a new one; what an earlier check printed is not this one's."""
        if self._process is None or self._process.is_dead:
            self._process = _Process(self._recipe, self._patience, self._limits)
        process = self._process
        process.output.take()
        return Box(process.channel, process.output, self._patience, process)

    def inherit(self, package: Package) -> None:
        """The one process has compiled it."""

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill(False)
            self._process.release()


class _Process:
    """A spawned interpreter in which ``live`` runs, and our descriptors to it."""

    def __init__(self, recipe: Recipe, patience: Patience, limits: wall.Limits) -> None:
        self.is_dead = False
        ours, theirs = socket.socketpair()
        reading, writing = os.pipe()
        if ON_WINDOWS:
            os.close(reading)
        self.output = Silence() if ON_WINDOWS else Output(reading, patience.output)
        self.channel = wall.Channel(ours, limits=limits)
        self._bounds: watchdog.Watchdog | windows.Job | None = None
        self._popen = _popen(theirs, writing, recipe)
        theirs.close()
        os.close(writing)
        try:
            self.channel.receive(time.monotonic() + START_SECONDS, drain=self.output)
            self._bounds = _bounds(self._popen, recipe)
        except (wall.WallError, OSError) as problem:
            printed = self.output.take()
            self.kill(False)
            self.release()
            raise OurFault(f"a box did not start ({problem}): {printed}") from None

    def release(self) -> None:
        """Kept for the next check while it is in good order."""
        if self.is_dead:
            self.channel.close()
            self.output.close()

    def kill(self, hung_up: bool) -> int | None:
        if self.is_dead:
            return None
        self.is_dead = True
        died = self._wait(0.2 if hung_up else 0.0)
        if not ON_WINDOWS:
            _kill_group(self._popen.pid)
        self._popen.kill()
        self._popen.wait()
        if self._bounds is not None:
            self._bounds.close()
        return died

    def _wait(self, seconds: float) -> int | None:
        """What a process died of by itself: a signal's number, or 0; None where it lives."""
        try:
            code = self._popen.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        return max(-code, 0)


def _bounds(
    process: subprocess.Popen[bytes], recipe: Recipe
) -> watchdog.Watchdog | windows.Job | None:
    """What bounds a box from our side, where it cannot bound itself; made before it is in use."""
    room_mb = recipe.budget.memory_mb
    if ON_WINDOWS and "limits" not in recipe.budget.without:
        job = windows.Job(int(process._handle))  # type: ignore[attr-defined]
        job.limit_memory(room_mb)
        return job
    return watchdog.Watchdog(process.pid, process.kill, room_mb) if recipe.is_watched else None


def _popen(theirs: socket.socket, writing: int, recipe: Recipe) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-B", "-m", __name__]
    told = json.dumps(asdict(recipe))
    if ON_WINDOWS:  # no descriptor is inherited there; a socket is shared with a process by its id
        python, knows = windows.interpreter()
        process = subprocess.Popen(
            [python, *command[1:]], stdin=subprocess.PIPE, env={**environment.clean(), **knows}
        )
        share = base64.b64encode(theirs.share(process.pid)).decode()  # type: ignore[attr-defined]
    else:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=writing, stderr=writing,
            pass_fds=[theirs.fileno()], env=environment.clean(), start_new_session=True, cwd="/",
        )  # fmt: skip
        share = str(theirs.fileno())
    assert process.stdin is not None
    with process.stdin:
        process.stdin.write(f"{share}\n{told}\n{os.getpid()}\n".encode())
    return process


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def live() -> None:
    """The life of a spawned box, told on its standard input what it is to be."""
    share, told, parent = (line.strip() for line in sys.stdin)
    recipe = json.loads(told)
    budget = confinement.Budget(**recipe["budget"])
    stream = _stream(share)
    heat()
    if "shims" not in budget.without:
        shims.install()
    ban = forbidden.install(recipe["names"], recipe["kernels"])
    if not ON_WINDOWS:
        confinement.default_signals()
        cell = confinement.Cell(budget, ban.absent)
        cell.lock_in(stream.fileno(), os.dup(1), int(parent))
    channel = wall.Channel(stream, sends=answers(budget))
    channel.send(READY, None)
    serve(channel, ban)


def _stream(share: str) -> socket.socket:
    if ON_WINDOWS:
        return socket.fromshare(base64.b64decode(share))  # type: ignore[attr-defined, no-any-return]
    return socket.socket(fileno=int(share))


if __name__ == "__main__":
    live()
