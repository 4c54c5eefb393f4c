"""From what a check raised to an outcome: whose doing it was, and the words for it."""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from grader.assignment import Assignment
from grader.box.question import Trouble
from grader.errors import GraderError
from grader.examine import feedback
from grader.examine.blame import Blame
from grader.examine.diagnosis import Diagnosis
from grader.examine.feedback import Handed
from grader.examine.places import unplaced
from grader.examine.subjects import Student, StudentTrouble, asked_for
from grader.grade import UNOPENED, Check, Leaderboard, Mistake, Outcome, Verdict
from grader.report import curve

NO_SCORE = object()
KEPT = ("__score__", "__leaderboard_value__")  # by decorators, where a check sets them
MOST_MESSAGE = 8_000
UNSHOWN = "got       an answer that cannot be shown"
NOT_YOURS = "This check could not be run through no fault of yours; your instructor will repair it."


class Unready(pytest.skip.Exception):  # type: ignore[misc, name-defined]
    """A check that this one needs is not right yet."""

    def __init__(self, needed: str) -> None:
        super().__init__(f"needs     {needed}, which is not right yet: repair that first")


class Ruling:
    """Rules on the checks of one assignment over one hand-in."""

    def __init__(self, assignment: Assignment, handed: Handed, diagnosis: Diagnosis) -> None:
        self._assignment = assignment
        self._handed = handed
        self._diagnosis = diagnosis
        self._blame = Blame(assignment, diagnosis)

    def of(
        self,
        item: pytest.Item,
        check: Check,
        call: pytest.CallInfo[None],
        student: Student | None,
        unopened: Trouble | None,
    ) -> Outcome | None:
        """The outcome of a phase; None where it went well and decides nothing.

        ``unopened`` is what keeps the hand-in from being imported, for all checks alike.
        """
        if call.excinfo is None:
            return _granted(item, check) if call.when == "call" else None
        failure = call.excinfo.value
        if isinstance(failure, Unready):
            return _untaken(str(failure), str(failure))
        if isinstance(failure, pytest.skip.Exception):
            text = f"the check was skipped: {failure}"
            return _untaken(text, text if check.is_public else "the check was skipped")
        if isinstance(failure, StudentTrouble) and failure.trouble is unopened:
            return Outcome(_verdict_of(failure), 0.0, UNOPENED, UNOPENED)
        return self._failed(item, check, failure, call.when or "call", student)

    def _failed(
        self,
        item: pytest.Item,
        check: Check,
        failure: BaseException,
        when: str,
        student: Student | None,
    ) -> Outcome:
        if not isinstance(failure, (AssertionError, StudentTrouble, pytest.fail.Exception)):
            blamed = self._blame.of(item, student, failure, when)
            if blamed is None:
                return broken(f"the check itself is broken: {brief(failure)}")
            failure = blamed
        return self._explained(check, failure, student)

    def _explained(self, check: Check, failure: BaseException, student: Student | None) -> Outcome:
        """An outcome with feedback; whatever keeps it from being written, the verdict stands."""
        outcome = Outcome(_verdict_of(failure), 0.0, UNSHOWN, UNSHOWN)
        try:
            outcome = self._with_words(outcome, check, failure, student)
        except Exception:
            outcome = replace(outcome, message=f"{UNSHOWN}\n{traceback.format_exc()}")
        if check.is_public and student is not None:
            outcome = replace(outcome, output=unplaced(student.printed()))
        return outcome

    def _with_words(
        self, outcome: Outcome, check: Check, failure: BaseException, student: Student | None
    ) -> Outcome:
        """What was asked, what came, which mistake it looks like."""
        log = student.log if student is not None else []
        asked = getattr(failure, "exchange", None) or asked_for(failure, log)
        mistakes: tuple[Mistake, ...] = self._diagnosis.of(log, check.functions)
        hints = [text for name, text in self._assignment.hints.items() if name in check.functions]
        message = feedback.full(failure, asked, mistakes, hints, self._handed)
        told = message
        if not check.is_public:
            told = feedback.guarded(failure, mistakes, hints, self._handed)
        return replace(
            outcome,
            message=_cut(message),
            student_message=_cut(told),
            mistakes=mistakes,
            curve=curve.tidied(getattr(failure, "curve", ())),
        )


def _granted(item: pytest.Item, check: Check) -> Outcome:
    """Full points, or those that the check set itself."""
    score = _kept(item, "__score__", NO_SCORE)
    if score is NO_SCORE:
        return _with_board(item, check, Outcome(Verdict.RIGHT, check.max_score))
    if not _is_score(score, check.max_score):
        return broken(
            f"the check set a score of {score!r}; it is a number from 0 to {check.max_score:g}"
        )
    if score == check.max_score:
        return _with_board(item, check, Outcome(Verdict.RIGHT, float(score)))
    text = f"got       {score:g} of {check.max_score:g} points"
    return _with_board(item, check, Outcome(Verdict.WRONG, float(score), text, text))


def _with_board(item: pytest.Item, check: Check, outcome: Outcome) -> Outcome:
    value = _kept(item, "__leaderboard_value__", None)
    if check.leaderboard is None or value is None:
        return outcome
    if not (isinstance(value, str) or _is_number(value)):
        return broken(
            f"the check put {value!r} on the leaderboard; it takes a finite number or a text"
        )
    board = Leaderboard(check.leaderboard.name, check.leaderboard.order, value)
    return replace(outcome, leaderboard=board)


def _untaken(text: str, told: str) -> Outcome:
    return Outcome(Verdict.SKIPPED, 0.0, text, told)


def broken(text: str) -> Outcome:
    return Outcome(Verdict.OUR_FAULT, 0.0, text, NOT_YOURS)


def _verdict_of(failure: BaseException) -> Verdict:
    if isinstance(failure, StudentTrouble):
        return Verdict[failure.trouble.verdict]
    if isinstance(failure, (AssertionError, pytest.fail.Exception)):
        return Verdict.WRONG
    return Verdict.OUR_FAULT


def _is_score(score: Any, most: float) -> bool:
    return _is_number(score) and 0 <= score <= most


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and math.isfinite(value)


def brief(failure: BaseException) -> str:
    if isinstance(failure, GraderError):
        return str(failure)
    if isinstance(failure, pytest.FixtureLookupError):
        return f"it asks for a fixture {failure.argname!r}, and there is none"
    return f"{type(failure).__name__}: {failure}"


def _cut(message: str) -> str:
    """No report shows more than this of one row."""
    return message if len(message) <= MOST_MESSAGE else f"{message[:MOST_MESSAGE]}\n…"


def forget(item: pytest.Item) -> None:
    """Clears what decorators kept on the check's function from an earlier run."""
    for function in unwrapped(item):
        for name in KEPT:
            vars(function).pop(name, None)


def _kept(item: pytest.Item, name: str, default: Any) -> Any:
    """What a decorator kept, on whichever of the wrappers around the check it sits."""
    return next((vars(one)[name] for one in unwrapped(item) if name in vars(one)), default)


def unwrapped(item: pytest.Item) -> Iterator[Callable[..., Any]]:
    """The check's function, and those that its decorators wrapped."""
    function = getattr(item, "function", None)
    while function is not None:
        yield function
        function = getattr(function, "__wrapped__", None)
