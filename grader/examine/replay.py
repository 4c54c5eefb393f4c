"""A hand-in that is not there: its answers come from the record, and nothing of it is run."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from grader.assignment import Assignment
from grader.box.question import Observation, Question, Trouble
from grader.errors import OurFault
from grader.events import UNRECORDED
from grader.examine.feedback import Handed
from grader.examine.recording import OPENING, Answers, Key, observation_in, read
from grader.examine.subjects import Exchange


class Replay:
    """In the place of a ``Candidate``: its subjects answer from the record of an examination."""

    def __init__(
        self,
        assignment: Assignment,
        source: bytes,
        answers: Mapping[str, str],
        problem: str = "",
        cells: tuple[int, ...] = (),
    ) -> None:
        """``answers``: the record of each check in base64, as ``recording`` made it."""
        self.handed = Handed.of(assignment, source, cells)
        self._probes = assignment.probe_source()
        self._answers = {check: read(base64.b64decode(one)) for check, one in answers.items()}
        self._problem = problem

    def open(self, check: str) -> Replayed:
        """A subject that answers what this check asked before."""
        return Replayed(self._answers.get(check, Answers()), Key(self._probes))

    def preflight(self) -> Trouble | None:
        """What kept the hand-in from being opened; whoever has the record has the notes on it."""
        if self._problem:
            return Trouble("NOT_IMPLEMENTED", text=self._problem)
        opening = self._answers.get(OPENING, Answers()).frames
        return observation_in(opening[OPENING]).trouble if opening else None

    def ended(self, check: str, log: Sequence[Exchange]) -> None:
        """What comes from a record is not recorded."""

    def close(self) -> None:
        """There is nothing to end."""


class Replayed:
    """A subject whose answers are on record."""

    def __init__(self, answers: Answers, key: Key) -> None:
        self._answers = answers
        self._key = key
        self._printed = list(answers.printed)

    def ask(self, question: Question) -> Observation:
        frame = self._answers.frames.get(self._key.after(question))
        if frame is None:
            raise OurFault(UNRECORDED)
        return observation_in(frame)

    def printed(self) -> str:
        return self._printed.pop(0) if self._printed else ""

    def close(self) -> None:
        """There is nothing to end."""
