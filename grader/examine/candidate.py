"""The hand-in under examination: opened once to see that it can be, then afresh for each check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grader.assignment import Assignment
from grader.box import confinement, spawned, values
from grader.box.boxes import Box, Boxes, Grave, Patience
from grader.box.question import Observation, Package, Question, Stop, Trouble
from grader.events import Recorded
from grader.examine.feedback import Handed, stopped, told
from grader.examine.hourglass import Hourglass
from grader.examine.local import LocalSubject
from grader.examine.places import unplaced
from grader.examine.recording import Recorder
from grader.examine.subjects import BoxedSubject, Exchange, Subject
from grader.task import budget_of

TOO_LATE = "the time for all checks together was over before this one"
MOST_PRINTED = 2_000  # characters of what it printed before it failed


class Late:
    """In place of a subject where the time for all checks is over: no box is started any more."""

    def ask(self, question: Question) -> Observation:
        return Observation(trouble=Trouble("TOO_SLOW", text=TOO_LATE))

    def printed(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing was started."""


class Candidate:
    """Gives subjects that hold the hand-in: in boxes, or in this process where there are none."""

    def __init__(
        self,
        assignment: Assignment,
        source: bytes,
        *,
        boxes: Boxes | None,
        note: Callable[[str], None],
        problem: str = "",
        shown_as: str | None = None,
        cells: tuple[int, ...] = (),
        record: Callable[[Recorded], None] | None = None,
    ) -> None:
        """
        Args:
            problem: why there is nothing to open.
            shown_as: the file that a debugger knows.
            cells: where those of a notebook begin.
            record: is told what each check asked and was answered, where that is to be kept.
        """
        self.handed = Handed.of(assignment, source, cells)
        probes = assignment.probe_source()
        self._package = Package(
            shown_as or assignment.file,
            self.handed.module,
            source,
            probes,
            cells,
            seconds=0.0 if boxes is None else assignment.limits.load_seconds,
        )
        self._recorder = Recorder(probes, record) if record else None
        self._problem = problem
        self._note = note
        self._boxes = boxes
        self._first: Box | Grave | None = None  # the one in which it was opened, not yet in use
        self._time = Hourglass(assignment.limits.total_seconds)

    def open(self, check: str) -> Subject:
        """A fresh subject with the hand-in in it, for the check with this id."""
        subject = self._opened()
        return self._recorder.around(check, subject) if self._recorder else subject

    def ended(self, check: str, log: Sequence[Exchange]) -> None:
        """The check is over; ``log`` is what it asked for its verdict."""
        if self._recorder is not None:
            self._recorder.ended(check, log)

    def _opened(self) -> Subject:
        if self._boxes is None:
            return LocalSubject(self._package)
        if self._time.is_over:
            return Late()
        if self._first is not None:
            first, self._first = self._first, None
            return BoxedSubject(first, self._time.ends)
        box = self._box(self._boxes)
        ends = self._time.ends
        return BoxedSubject(box, ends, box.load(self._package, ends))

    def preflight(self) -> Trouble | None:
        """What keeps the hand-in from being imported, noted once for the whole of it."""
        if self._problem:
            self._note(self._problem)
            return Trouble("NOT_IMPLEMENTED", text=self._problem)
        trouble, printed, stops = self._import()
        if self._recorder is not None:
            self._recorder.opened(trouble)
        if trouble is not None:
            lines = "\n".join(told(trouble, self.handed))
            self._note(f"{self.handed.file} could not be imported:\n{lines}")
            if printed.strip():
                self._note(f"It printed, before that:\n{unplaced(printed)[-MOST_PRINTED:]}")
        if stops:
            self._note(stopped(stops, self.handed))
            slow = [stop.trouble.line for stop in stops if stop.is_slow]
            left_out = tuple(line for line in slow if line is not None)
            self._package = replace(self._package, left_out=left_out)
        return trouble

    def close(self) -> None:
        """Ends the boxes."""
        if self._first is not None:
            self._first.close()
        if self._boxes is not None:
            self._boxes.close()

    def _import(self) -> tuple[Trouble | None, str, tuple[Stop, ...]]:
        if self._boxes is None:
            subject = LocalSubject(self._package)
            return subject.trouble, "", subject.stops
        box = self._box(self._boxes)
        trouble = box.load(self._package, self._time.ends)
        printed = box.printed()
        if trouble is None:
            self._boxes.inherit(self._package)
        if trouble is None and not box.stops and not printed:  # as the first check's would be
            self._first = box
        else:
            box.close()
        return trouble, printed, box.stops

    def _box(self, boxes: Boxes) -> Box | Grave:
        with self._time.standing_still():
            return boxes.open()


def patience_of(assignment: Assignment) -> Patience:
    """How long a box may take, by the manifest."""
    limits = assignment.limits
    return Patience(limits.load_seconds, limits.question_seconds, limits.output_kb * 1024)


def answer_limits(assignment: Assignment) -> values.Limits:
    """How large an answer may be, by the manifest."""
    return values.Limits(body_bytes=assignment.limits.answer_mb << 20)


def spawned_boxes(assignment: Assignment, without: tuple[str, ...] = ()) -> Boxes:
    """Boxes that are spawned processes, made by the manifest."""
    forbidden = assignment.forbidden
    budget = confinement.Budget(**budget_of(assignment.limits), without=without)
    recipe = spawned.Recipe(forbidden.names, forbidden.kernels, budget)
    return spawned.SpawnedBoxes(recipe, patience_of(assignment), answer_limits(assignment))
