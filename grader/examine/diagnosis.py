"""Which known mistake is it? The questions of a failed check, put to each wrong answer.

A mistake is named only when its answers equal the student's on every question of the check, and
differ from the reference's on one at least. Where two fit, both are named.
"""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Sequence

from grader.assignment import Answer, Assignment, compose, read_answers
from grader.box.question import Observation, Package, Trouble
from grader.box.worker import compiled
from grader.errors import AssignmentError
from grader.examine.judge import Mismatch, expect
from grader.examine.local import LocalSubject
from grader.examine.subjects import Exchange
from grader.examine.tolerance import Tolerance
from grader.grade import Mistake

# Two runs of one mistake differ by rounding only: tighter than any check's own tolerance.
SAME = Tolerance((1e-9, 1e-12), (1e-5, 1e-7))
# Of the processor, for one check: answers made to be slow to compare cost only their names.
MOST_SECONDS = 20.0
UNTELLING = ("TOO_SLOW", "TOO_BIG", "CRASHED", "NOT_IMPLEMENTED", "FORBIDDEN")


class Diagnosis:
    """The wrong answers of an assignment, ready to be asked what the student was asked."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment

    def of(self, log: Sequence[Exchange], functions: Sequence[str]) -> tuple[Mistake, ...]:
        """The mistakes that answer every question as the student did.

        Args:
            functions: the contract's names that the check is about; a wrong answer that changes
                only other names cannot explain it.
        """
        if not log or not self._can_tell(log) or _all_same(log, self.reference()):
            return ()
        ends = time.process_time() + MOST_SECONDS
        mistakes = []
        for answer, changed in self._wrong:
            is_about = not changed or not functions or changed & set(functions)
            if is_about and _all_same(log, self._subject_of(answer)):
                mistakes.append(Mistake(answer.id, answer.says))
            if time.process_time() > ends:  # a name found among too few tells nothing
                return ()
        return tuple(mistakes)

    def prepare(self) -> None:
        """Reads and compiles the wrong answers, ahead of need; what is broken is told at need.

        Nothing may be raised here: the hall that calls it holds a hand-in that waits for its grade.
        """
        if self._assignment.staff.reference is None:  # of a student's kit
            return
        with contextlib.suppress(Exception):
            for answer in (None, *(one for one, _ in self._wrong)):
                package = self._package_of(answer)
                compiled(package.handin, package.file)

    def reference(self) -> LocalSubject:
        """The model answer on our side, as fresh as a box.

        Raises:
            AssignmentError: it cannot be imported.
        """
        return self._subject_of(None)

    def _subject_of(self, answer: Answer | None) -> LocalSubject:
        """The reference, or the reference with a wrong answer as its suffix."""
        subject = LocalSubject(self._package_of(answer))
        if subject.trouble is not None:
            name = answer.path if answer else self._assignment.staff.reference
            what = f"{subject.trouble.kind} {subject.trouble.text}".strip()
            raise AssignmentError(f"{name} cannot be imported: {what}")
        return subject

    def _package_of(self, answer: Answer | None) -> Package:
        """What a hand-in of it would be packed as."""
        id = answer.id if answer else "reference"
        source = compose(self._model, answer.source) if answer else self._model
        return Package(f"{id}.py", f"answer_{id}", source.encode(), self._probes)

    @functools.cached_property
    def _model(self) -> str:
        assert self._assignment.staff.reference is not None
        return self._assignment.staff.reference.read_text(encoding="utf-8")

    @functools.cached_property
    def _probes(self) -> bytes:
        probes = self._assignment.probes
        return probes.read_bytes() if probes else b""

    @functools.cached_property
    def _wrong(self) -> list[tuple[Answer, frozenset[str]]]:
        """Each wrong answer with the names of the contract that it changes."""
        contract = set(self._assignment.functions)
        answers = read_answers(self._assignment.wrong_answers)
        return [(answer, frozenset(answer.defines() & contract)) for answer in answers]

    def _can_tell(self, log: Sequence[Exchange]) -> bool:
        troubles = [one.observation.trouble for one in log if one.observation.trouble]
        has_reference = self._assignment.staff.reference is not None
        return has_reference and all(one.verdict not in UNTELLING for one in troubles)


def _all_same(log: Sequence[Exchange], subject: LocalSubject) -> bool:
    return all(_same(one.observation, subject.ask(one.question)) for one in log)


def _same(one: Observation, other: Observation) -> bool:
    if one.trouble is not None or other.trouble is not None:
        troubles = (one.trouble, other.trouble)
        return all(troubles) and _kind(one.trouble) == _kind(other.trouble)  # type: ignore[arg-type]
    try:
        expect(one.value).close_to(other.value, within=SAME)
    except Mismatch:
        return False
    return True


def _kind(trouble: Trouble) -> str:
    """Its type; a value is refused alike by ``raise ValueError`` and by ``assert``."""
    return "ValueError" if {"ValueError", "AssertionError"} & set(trouble.kin) else trouble.kind
