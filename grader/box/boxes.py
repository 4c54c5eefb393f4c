"""The examiner's end of a box: load a hand-in, put questions to it, close it.

Two rungs of one interface give boxes. ``forked.ForkedBoxes`` asks the nursery for a fresh fork
each time (Linux); ``spawned.SpawnedBoxes`` keeps one spawned process, gives it the hand-in anew
for each check, and replaces it after a crash or a time-out (everywhere). Verdicts are the same.
"""

from __future__ import annotations

import os
import secrets
import signal
import time
from dataclasses import dataclass
from typing import Any, Protocol

from grader.box import wall
from grader.box.output import Output, Silence
from grader.box.question import Observation, Package, Question, Trouble
from grader.errors import AssignmentError

TROUBLES = ("RAISED", "NOT_IMPLEMENTED", "FORBIDDEN", "TOO_BIG", "WRONG")
UNASKED = Trouble("CRASHED", text="an answer came back that nobody asked for")
EMPTY = Trouble("CRASHED", text="an answer came back that holds nothing")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a box may take, in seconds, and how much of its prints is kept, in bytes."""

    load: float = 10.0
    question: float = 10.0
    output: int = 65_536


class Boxes(Protocol):
    """Where boxes come from."""

    level: str

    def open(self) -> Box: ...

    def close(self) -> None: ...


class Lease(Protocol):
    """The process behind a box, as its owner sees it."""

    def release(self) -> None:
        """The box is in good order and no longer needed."""

    def kill(self, hung_up: bool) -> int | None:
        """Ends the process; returns the wait status where it had died by itself."""


class Box:
    """One box, from load to burial; after the first trouble of its process it only repeats it."""

    def __init__(
        self, channel: wall.Channel, output: Output | Silence, patience: Patience, lease: Lease
    ) -> None:
        self._channel = channel
        self._output = output
        self._patience = patience
        self._lease = lease
        self._dead: Trouble | None = None

    def load(self, package: Package, deadline: float) -> Trouble | None:
        """Gives the box the hand-in; what went wrong, if anything did."""
        ends = min(deadline, time.monotonic() + self._patience.load)
        answer = self._exchange(package.as_message(), ends, "importing your file")
        if isinstance(answer, Trouble):
            return answer
        return trouble_of(answer)

    def ask(self, question: Question, deadline: float) -> Observation:
        """The answer to one question, at the latest at its time limit or at ``deadline``."""
        started = time.monotonic()
        nonce = secrets.token_hex(8)
        ends = min(deadline, started + self._patience.question)
        answer = self._exchange(question.as_message(nonce), ends, "answering this question")
        seconds = time.monotonic() - started
        if isinstance(answer, Trouble):
            return Observation(trouble=answer, seconds=seconds)
        if answer.get("nonce") != nonce:
            return Observation(trouble=self._die(UNASKED))
        if (trouble := trouble_of(answer)) is not None:
            return Observation(trouble=trouble, seconds=seconds)
        if "value" not in answer:
            return Observation(trouble=self._die(EMPTY))
        return Observation(answer["value"], seconds=seconds)

    def printed(self) -> str:
        """What the hand-in printed since the last call."""
        return self._output.take()

    def close(self) -> None:
        """Hands the process back; one that was in trouble is already dead."""
        if self._dead is None:
            self._lease.release()

    def _exchange(
        self, message: dict[str, Any], ends: float, doing: str
    ) -> dict[str, Any] | Trouble:
        if self._dead is not None:
            return self._dead
        try:
            self._channel.send(message, ends, drain=self._output)
        except wall.Unsendable as problem:  # ours to send, so the check's own doing
            raise AssignmentError(f"a question cannot be asked: {problem}") from None
        except wall.WallError:
            pass  # the box hung up or does not listen; receiving tells which
        try:
            return self._channel.receive(ends, drain=self._output)
        except wall.DeadlinePassed:
            allowed = self._patience.load if message["do"] == "load" else self._patience.question
            text = f"{doing} took longer than the {allowed:g} seconds it may take"
            return self._die(Trouble("TOO_SLOW", text=text))
        except wall.TooLarge as problem:
            return self._die(Trouble("TOO_BIG", text=str(problem)))
        except wall.Malformed as problem:
            return self._die(Trouble("CRASHED", text=f"what came back is no answer: {problem}"))
        except (wall.Closed, OSError):
            return self._die(_obituary(self._lease.kill(True), doing))

    def _die(self, trouble: Trouble) -> Trouble:
        self._lease.kill(False)
        self._dead = trouble
        return trouble


def trouble_of(answer: dict[str, Any]) -> Trouble | None:
    """The trouble in an answer, whose every field is the box's word and may be anything."""
    told = answer.get("trouble")
    if told is None:
        return None
    told = told if isinstance(told, dict) else {}
    verdict = told.get("verdict")
    kin = told.get("kin")
    return Trouble(
        verdict=verdict if verdict in TROUBLES else "RAISED",
        kind=_text(told.get("kind"), 80),
        kin=tuple(_text(name, 80) for name in kin[:20]) if isinstance(kin, list) else (),
        text=_text(told.get("text"), 2_000),
        line=_whole(told.get("line")),
        column=_whole(told.get("column")),
    )


def _text(value: object, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 < value < 10**7 else None


def _obituary(status: int | None, doing: str) -> Trouble:
    """What a process died of, from its wait status."""
    if status is not None and os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name
        if number == signal.SIGKILL:
            return Trouble("TOO_BIG", text=f"the system ended the process while {doing}: memory")
        if number == getattr(signal, "SIGXCPU", None):
            return Trouble("TOO_SLOW", text=f"{doing} used up the processor time it may use")
        return Trouble("CRASHED", text=f"the process died of {name} while {doing}")
    return Trouble("CRASHED", text=f"the process ended itself while {doing}")
