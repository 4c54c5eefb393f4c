"""The examiner's end of a box: load a hand-in, put questions to it, close it.

Two rungs of one interface give boxes. ``forked.ForkedBoxes`` asks the nursery for a fresh fork
each time (Linux); ``spawned.SpawnedBoxes`` keeps one spawned process, gives it the hand-in anew
for each check, and replaces it after a crash or a time-out (everywhere). Verdicts are the same,
unless a hand-in keeps state outside its own module.
"""

from __future__ import annotations

import secrets
import signal
import time
from dataclasses import dataclass
from typing import Any, Protocol

from grader.box import wall
from grader.box.output import Output, Silence
from grader.box.question import Observation, Package, Question, Stop, Trouble
from grader.errors import AssignmentError

LOADING = "importing your file"
MOST_STOPS = 20  # of a notebook
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

    def open(self) -> Box | Grave: ...

    def inherit(self, package: Package) -> None:
        """Lets the next boxes find the code of a package, which one has loaded, compiled already.

        Where they are no forks, there is nothing to be inherited.
        """

    def close(self) -> None: ...


class Lease(Protocol):
    """The process behind a box, as its owner sees it."""

    def release(self) -> None:
        """The box is no longer needed, whether it lives or is dead."""

    def kill(self, hung_up: bool) -> int | None:
        """Ends the process; what it had died of: a signal's number, 0 for itself, else None.

        ``hung_up``: it closed its end of the wall, so it may just be dying.
        """


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
        self.stops: tuple[Stop, ...] = ()  # of the notebook that was loaded

    def load(self, package: Package, deadline: float) -> Trouble | None:
        """Gives the box the hand-in; what went wrong, if anything did."""
        told = self._told(package.as_message(), deadline, self._patience.load, LOADING)
        if isinstance(told, Trouble):
            return told
        self.stops = stops_of(told)
        return self._trouble_in(told)

    def ask(self, question: Question, deadline: float) -> Observation:
        """The answer to one question, at the latest at its time limit or at ``deadline``."""
        started = time.monotonic()
        told = self._told(
            question.as_message(), deadline, self._patience.question, "answering this question"
        )
        seconds = time.monotonic() - started
        trouble = told if isinstance(told, Trouble) else self._trouble_in(told)
        if trouble is None and "value" not in told:  # type: ignore[operator]
            trouble = self._die(EMPTY)
        if trouble is not None:
            return Observation(trouble=trouble, seconds=seconds)
        return Observation(told["value"], seconds=seconds)  # type: ignore[index]

    def printed(self) -> str:
        """What the hand-in printed since the last call."""
        return self._output.take()

    def close(self) -> None:
        """Hands the process back; one that was in trouble is already dead."""
        self._lease.release()

    def _told(
        self, message: dict[str, Any], deadline: float, allowed: float, doing: str
    ) -> dict[str, Any] | Trouble:
        """The answer to a message, which says that it is by repeating the message's nonce."""
        nonce = secrets.token_hex(8)
        answer = self._exchange({**message, "nonce": nonce}, deadline, allowed, doing)
        if isinstance(answer, Trouble):
            return answer
        given = answer.get("nonce")
        return answer if type(given) is str and given == nonce else self._die(UNASKED)

    def _exchange(
        self, message: dict[str, Any], deadline: float, allowed: float, doing: str
    ) -> dict[str, Any] | Trouble:
        if self._dead is not None:
            return self._dead
        own = time.monotonic() + allowed
        ends = min(deadline, own)
        try:
            self._channel.send(message, ends, drain=self._output)
        except wall.Unsendable as problem:  # ours to send, so the check's own doing
            raise AssignmentError(f"a question cannot be asked: {problem}") from None
        except wall.WallError:
            pass  # the box hung up or does not listen; receiving tells which
        try:
            return self._channel.receive(ends, drain=self._output)
        except wall.DeadlinePassed:
            slow = f"{doing} took longer than the {allowed:g} seconds it may take"
            late = f"the time for all checks together was over while {doing}"
            return self._die(Trouble("TOO_SLOW", text=slow if own <= deadline else late))
        except wall.Malformed as problem:
            return self._die(Trouble("CRASHED", text=f"what came back is no answer: {problem}"))
        except (wall.Closed, OSError):
            return self._die(_obituary(self._lease.kill(True), doing))

    def _trouble_in(self, answer: dict[str, Any]) -> Trouble | None:
        """The trouble that the box tells of; a process that ran out of memory is of no more use."""
        trouble = trouble_of(answer)
        if trouble is not None and trouble.verdict == "TOO_BIG" and trouble.kind:
            self._die(trouble)
        return trouble

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
        verdict=verdict if type(verdict) is str and verdict in TROUBLES else "RAISED",
        kind=_text(told.get("kind"), 80),
        kin=tuple(_text(name, 80) for name in kin[:20]) if isinstance(kin, list) else (),
        text=_text(told.get("text"), 2_000),
        line=_whole(told.get("line")),
        column=_whole(told.get("column")),
    )


def stops_of(answer: dict[str, Any]) -> tuple[Stop, ...]:
    """What is told of a notebook's statements, likewise."""
    told = answer.get("stops")
    stops = told[:MOST_STOPS] if isinstance(told, list) else []
    troubles = [(trouble_of({"trouble": one}), one) for one in stops if isinstance(one, dict)]
    return tuple(
        Stop(trouble, one.get("is_slow") is True)
        for trouble, one in troubles
        if trouble is not None
    )


def _text(value: object, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 < value < 10**7 else None


def _obituary(death: int | None, doing: str) -> Trouble:
    """What a process died of: a signal's number; 0 or None where it ended itself."""
    if not death:
        return Trouble("CRASHED", text=f"the process ended itself while {doing}")
    if death == getattr(signal, "SIGKILL", None):
        return Trouble("TOO_BIG", text=f"the system ended the process while {doing}: memory?")
    if death == getattr(signal, "SIGXCPU", None):
        return Trouble("TOO_SLOW", text=f"{doing} used up the processor time it may use")
    known = {one.value: one.name for one in signal.Signals}
    name = known.get(death, f"signal {death}")
    return Trouble("CRASHED", text=f"the process died of {name} while {doing}")


class Grave:
    """In place of a box where none can be had any more: it only tells why."""

    def __init__(self, trouble: Trouble) -> None:
        self._trouble = trouble
        self.stops: tuple[Stop, ...] = ()

    def load(self, package: Package, deadline: float) -> Trouble | None:
        return self._trouble

    def ask(self, question: Question, deadline: float) -> Observation:
        return Observation(trouble=self._trouble)

    def printed(self) -> str:
        return ""

    def close(self) -> None:
        """There is nothing to end."""
