"""Starts examiners and listens to them: the one place where the light side meets processes.

``Forking`` keeps a warm process, and its forks that examine hand-in after hand-in (Linux);
``Spawning`` starts an examiner by itself for each (everywhere). Both yield the same events.
"""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import IO, Any, Protocol

from grader.assignment import Assignment, Forbidden
from grader.box import putting_off
from grader.box.environment import clean
from grader.errors import OurFault
from grader.protection import Protection
from grader.task import STARTING_SECONDS, Task, budget_of

START_SECONDS = 180.0  # importing torch on a slow disk
INSPECT_SECONDS = START_SECONDS + 60.0  # torch may have to be imported first
SPARE_SECONDS = 120.0  # on top of a run's own limit, for collecting, shrinking and diagnosing

Event = dict[str, Any]


class Examiners(Protocol):
    """Where examiners come from."""

    def protection(self) -> Protection:
        """What their boxes protect from, by the self-check, which is made once."""

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]: ...

    @property
    def has_died(self) -> bool:
        """Whether nobody can be examined any more."""

    def close(self) -> None: ...


def examiners(rung: str | None = None) -> Examiners:
    """The strongest rung that this system has, or the one asked for."""
    chosen = rung or ("forked" if sys.platform == "linux" else "spawned")
    return Forking() if chosen == "forked" else Spawning()


class Forking:
    """A warm process and its forks: a hall for the assignment, an examiner for each hand-in.

    Several hand-ins of one assignment may be examined at once, by threads.
    """

    def __init__(self, without: tuple[str, ...] = ()) -> None:
        """``without``: layers of the box that a test switches off."""
        self._without = without
        self._protection: Protection | None = None
        self._inspecting = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._control, theirs = _packets()
        command = [*_python("grader.box.warm"), str(theirs.fileno())]
        self._warm = subprocess.Popen(
            command, env=clean(), cwd="/", pass_fds=[theirs.fileno()], start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._errors, stderr=self._errors,
        )  # fmt: skip
        theirs.close()
        # One of each at a time: a hall holds a suite in memory, a ward what it forbids.
        self._hall, self._ward = _Fork(self._control), _Fork(self._control)
        self._compiles = False
        self._asking = threading.Lock()

    def protection(self) -> Protection:
        """What its boxes protect from, by the self-check, which is made once."""
        with self._inspecting:
            if self._protection is None:
                self._protection = Protection.from_json(self._inspected())
            return self._protection

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]:
        """The events of one hand-in's examination, as they happen."""
        if task.is_boxed:
            if self._protection is None:  # the suite is loaded meanwhile
                with self._asking, self._expecting_it_to_live():
                    self._prepare(task, assignment)
            yield {"inspected": self.protection().as_json()}
        ours, theirs = socket.socketpair()
        life, held = os.pipe()
        with ours, ours.makefile("r", encoding="utf-8") as events, open(life, "rb") as nursery:
            with theirs, open(held, "wb") as nurserys:
                self._begin(task, assignment, theirs, nurserys.fileno())
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # nobody will answer
                ours.sendall(task.as_json().encode() + b"\n")
            yield from self._heard(events, task.seconds or _patience(assignment))
            nursery.read()  # it ends when the nursery has buried all boxes
        if self._warm.poll() is not None:
            raise OurFault(f"the warm process died: {self._said()}")

    @property
    def has_died(self) -> bool:
        """Whether the warm process has."""
        return self._warm.poll() is not None

    def close(self) -> None:
        """Ends the warm process and all its forks."""
        self._control.close()
        self._hall.close()
        self._ward.close()
        self._kill()
        self._errors.close()

    def _begin(
        self, task: Task, assignment: Assignment, events: socket.socket, nurserys: int
    ) -> None:
        """Has an examiner forked that tells its events there, and a nursery that holds the pipe."""
        descriptors = [events.fileno()]
        with contextlib.ExitStack() as stack, self._asking, self._expecting_it_to_live():
            self._prepare(task, assignment)
            if task.is_boxed:
                examiners, theirs = map(stack.enter_context, _packets())
                self._ward.send({}, [theirs.fileno(), nurserys])
                descriptors.append(examiners.fileno())
            self._hall.send({}, descriptors)

    def _prepare(self, task: Task, assignment: Assignment) -> None:
        """Sees to it that there are a hall and a ward for the assignment."""
        folder, digest = str(assignment.folder), assignment.digest()
        self._hall.become(
            (folder, digest, task.only_public),
            {"do": "hall"},
            {"assignment": folder, "only_public": task.only_public},
        )
        if task.is_boxed:
            # Once a hand-in wants it, all others may have it, or the ward would change each time.
            self._compiles |= putting_off.are_wanted(base64.b64decode(task.source))
            budget = {**budget_of(assignment.limits), "without": self._without}
            request = _ward(budget, assignment.forbidden, compiles=self._compiles)
            self._ward.become((folder, digest, self._compiles), request)

    @contextlib.contextmanager
    def _expecting_it_to_live(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            raise OurFault(f"the warm process died: {self._said()}") from None

    def _inspected(self) -> dict[str, Any]:
        """What an inspector tells, who is given a nursery as an examiner is."""
        budget = {"without": self._without}
        inspectors, nurserys = _packets()
        life, held = os.pipe()
        with self._expecting_it_to_live():
            with nurserys, open(life, "rb"), open(held, "wb") as holding, self._asking:
                ward = _Fork(self._control)
                ward.become("inspected", _ward(budget, Forbidden()))
                ward.send({}, [nurserys.fileno(), holding.fileno()])
                ward.close()
            ours, theirs = socket.socketpair()
            with inspectors, theirs, self._asking:
                request = {"do": "inspect", "budget": budget}
                _send(self._control, request, [inspectors.fileno(), theirs.fileno()])
            with ours, ours.makefile("r", encoding="utf-8") as events:
                told = list(self._heard(events, INSPECT_SECONDS))
        if not told:
            raise OurFault(f"the box could not be inspected: {self._said()}")
        return told[0]

    def _heard(self, events: Iterable[str], patience: float) -> Iterator[Event]:
        """The events; an examiner that takes too long is ended, and so is a hall without one."""
        examiner = 0

        def end() -> None:
            if examiner:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(examiner, signal.SIGKILL)
            else:
                self._kill()

        with _alarm(patience, end):
            for event in _told(events):
                if "examiner" in event:
                    examiner = event["examiner"]
                else:
                    yield event

    def _kill(self) -> None:
        """Ends the warm process and its group; once it is waited for, the number is another's."""
        if self._warm.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._warm.pid, signal.SIGKILL)
        self._warm.wait()

    def _said(self) -> str:
        return _tail(self._errors)


class _Fork:
    """A fork of the warm process that stays for one thing at a time, and has forks of its own."""

    def __init__(self, warm: socket.socket) -> None:
        self._warm = warm
        self._socket: socket.socket | None = None
        self._is_for: object = None

    def become(
        self, what: object, request: dict[str, Any], order: dict[str, Any] | None = None
    ) -> None:
        """Lets it be one that is for this, begun by this request and this first order."""
        if self._socket is not None and self._is_for == what and not _has_hung_up(self._socket):
            return
        self.close()
        ours, theirs = _packets()
        with theirs:
            _send(self._warm, request, [theirs.fileno()])
        if order is not None:
            _send(ours, order)
        self._socket, self._is_for = ours, what

    def send(self, message: dict[str, Any], descriptors: Sequence[int]) -> None:
        assert self._socket is not None, "it is begun before it is sent to"
        _send(self._socket, message, descriptors)

    def close(self) -> None:
        """Nobody comes any more; it ends when its own forks have."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _has_hung_up(connection: socket.socket) -> bool:
    """Whether the process at the other end is gone; it never sends anything."""
    poll = select.poll()
    poll.register(connection, 0)
    return bool(poll.poll(0))


def _ward(
    budget: dict[str, Any], forbidden: Forbidden, *, compiles: bool = False
) -> dict[str, Any]:
    """The request for a ward."""
    banned = {"names": forbidden.names, "kernels": forbidden.kernels}
    return {"do": "ward", "forbidden": banned, "budget": budget, "compiles": compiles}


def _packets() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def _send(to: socket.socket, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
    socket.send_fds(to, [json.dumps(message).encode()], list(descriptors))


class Spawning:
    """An examiner started by itself for each hand-in; its boxes are spawned too."""

    def __init__(self, without: tuple[str, ...] = ()) -> None:
        """``without``: layers of the box that a test switches off."""
        self._without = without
        self._protection: Protection | None = None
        self._running: set[subprocess.Popen[str]] = set()

    def protection(self) -> Protection:
        """What its boxes protect from, by the self-check; an examination that ran has made it."""
        if self._protection is None:
            command = _python("grader.box.selfcheck")
            budget = json.dumps({"without": self._without})
            done = subprocess.run(
                command, input=budget, env=clean(), capture_output=True, encoding="utf-8",
                timeout=INSPECT_SECONDS, check=False,
            )  # fmt: skip
            if done.returncode != 0:
                raise OurFault(f"the box could not be inspected: {done.stderr[-2000:]}")
            self._protection = Protection.from_json(json.loads(done.stdout))
        return self._protection

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]:
        """The events of one hand-in's examination, as they happen."""
        inspects = self._protection is None and task.is_boxed
        task = dataclasses.replace(task, inspects=inspects, without=self._without)
        if self._protection is not None and task.is_boxed:
            yield {"inspected": self._protection.as_json()}
        with tempfile.TemporaryFile() as errors:
            command = [*_python("grader.examine.examiner"), str(os.getpid())]
            process = subprocess.Popen(
                command, env=clean(), encoding="utf-8",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
            self._running.add(process)
            assert process.stdin is not None
            assert process.stdout is not None
            patience = task.seconds or _patience(assignment) + STARTING_SECONDS
            with _alarm(patience, process.kill), process:
                try:
                    with contextlib.suppress(BrokenPipeError), process.stdin:
                        process.stdin.write(task.as_json() + "\n")
                    for event in _told(process.stdout):
                        if "inspected" in event:
                            self._protection = Protection.from_json(event["inspected"])
                        yield event
                except BaseException:  # nobody listens any more
                    process.kill()
                    raise
                finally:
                    self._running.discard(process)
            if process.returncode != 0:
                raise OurFault(f"the examiner died: {_tail(errors)}")

    @property
    def has_died(self) -> bool:
        """Never: each hand-in has an examiner of its own."""
        return False

    def close(self) -> None:
        """Ends the examiners that still run."""
        for process in tuple(self._running):
            process.kill()


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
    with contextlib.suppress(ConnectionResetError):  # it died before it had read its task
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
