"""Starts examiners and listens to them: the one place where the light side meets processes.

``Forking`` keeps a warm process and has it fork an examiner for each hand-in (Linux);
``Spawning`` starts an examiner by itself for each (everywhere). Both yield the same events.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import IO, Any, Protocol

from grader.assignment import Assignment, Forbidden
from grader.box.environment import clean
from grader.errors import OurFault
from grader.task import Task, budget_of

START_SECONDS = 180.0  # importing torch on a slow disk
SPARE_SECONDS = 120.0  # on top of a run's own limit, for collecting, shrinking and diagnosing

Event = dict[str, Any]


class Examiners(Protocol):
    """Where examiners come from."""

    level: str

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]: ...

    def close(self) -> None: ...


def examiners(rung: str | None = None) -> Examiners:
    """The strongest rung that this system has, or the one asked for."""
    chosen = rung or ("forked" if sys.platform == "linux" else "spawned")
    return Forking() if chosen == "forked" else Spawning()


class Forking:
    """A warm process, from which nursery and examiner are forked for each hand-in."""

    level = "forked"

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [*_python("grader.box.warm"), str(theirs.fileno()), str(os.getpid())]
        self._warm = subprocess.Popen(
            command, env=clean(), cwd="/", pass_fds=[theirs.fileno()], start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._errors, stderr=self._errors,
        )  # fmt: skip
        theirs.close()

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]:
        """The events of one hand-in's examination, as they happen."""
        request = {
            "do": "examine",
            "forbidden": {
                "names": assignment.forbidden.names,
                "kernels": assignment.forbidden.kernels,
            },
            "budget": budget_of(assignment.limits),
        }
        ours, theirs = socket.socketpair()
        with ours, ours.makefile("r", encoding="utf-8") as events:
            try:
                socket.send_fds(self._control, [json.dumps(request).encode()], [theirs.fileno()])
                theirs.close()
                with _alarm(_patience(assignment), self._kill):
                    ours.sendall(task.as_json().encode() + b"\n")
                    yield from _told(events)
                self._control.settimeout(START_SECONDS)
                self._control.recv(4096)
            except OSError:
                raise OurFault(f"the warm process died: {self._said()}") from None
        if self._warm.poll() is not None:
            raise OurFault(f"the warm process died: {self._said()}")

    def close(self) -> None:
        """Ends the warm process and all its forks."""
        self._control.close()
        self._kill()
        self._errors.close()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._warm.pid, signal.SIGKILL)
        self._warm.wait()

    def _said(self) -> str:
        return _tail(self._errors)


class Spawning:
    """An examiner started by itself for each hand-in; its boxes are spawned too."""

    level = "spawned"

    def __init__(self) -> None:
        self._running: subprocess.Popen[str] | None = None

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]:
        """The events of one hand-in's examination, as they happen."""
        with tempfile.TemporaryFile() as errors:
            command = [*_python("grader.examine.examiner"), str(os.getpid())]
            process = subprocess.Popen(
                command, env=clean(), encoding="utf-8",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
            self._running = process
            assert process.stdin is not None
            assert process.stdout is not None
            with _alarm(_patience(assignment), process.kill), process:
                try:
                    with contextlib.suppress(BrokenPipeError), process.stdin:
                        process.stdin.write(task.as_json() + "\n")
                    yield from _told(process.stdout)
                except BaseException:  # nobody listens any more
                    process.kill()
                    raise
            if process.returncode != 0:
                raise OurFault(f"the examiner died: {_tail(errors)}")

    def close(self) -> None:
        """Ends the examiner, where one still runs."""
        if self._running is not None and self._running.poll() is None:
            self._running.kill()
            self._running.wait()


def unmatched(forbidden: Forbidden) -> tuple[str, ...]:
    """The forbidden names and kernels that name nothing, in PyTorch or another installed package.

    A package that is not installed is forbidden as well as it can be.
    """
    if not (forbidden.names or forbidden.kernels):
        return ()
    patterns = json.dumps({"names": forbidden.names, "kernels": forbidden.kernels})
    command = _python("grader.box.forbidden")
    done = subprocess.run(
        command, input=patterns, env=clean(), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise OurFault(f"the ban on forbidden calls cannot be tried: {done.stderr[-2000:]}")
    missed: list[str] = json.loads(done.stdout)
    return tuple(one for one in missed if one in forbidden.kernels or _is_installed(one))


def _is_installed(name: str) -> bool:
    return find_spec(name.partition(".")[0]) is not None


def _told(lines: Iterable[str]) -> Iterator[Event]:
    """The events in these lines, without a last one in the middle of which its teller died."""
    for line in lines:
        if line.endswith("\n"):
            yield json.loads(line)


def _python(module: str) -> list[str]:
    """Isolated from the environment and the working folder, and leaving no bytecode behind."""
    return [sys.executable, "-I", "-B", "-m", module]


def _patience(assignment: Assignment) -> float:
    return START_SECONDS + assignment.limits.total_seconds + SPARE_SECONDS


@contextlib.contextmanager
def _alarm(seconds: float, action: Any) -> Iterator[None]:
    timer = threading.Timer(seconds, action)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _tail(errors: IO[bytes]) -> str:
    errors.seek(0)
    return errors.read()[-2000:].decode("utf-8", "replace").strip() or "it said nothing"
