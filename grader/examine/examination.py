"""The examination of one hand-in, as a pytest plugin: plan, run, judge, tell.

pytest collects and runs; this decides what each outcome means and by whose doing. It is used
alike by the examiner, by ``grader check`` and by plain ``pytest`` in a student's folder; these
differ in where subjects come from and in who listens.
"""

from __future__ import annotations

import math
import time
import traceback
from collections.abc import Generator, Iterable
from dataclasses import replace
from typing import Any, Protocol

import pytest

from grader.assignment import Assignment
from grader.box.question import Trouble
from grader.errors import AssignmentError, GraderError
from grader.examine import feedback, planning
from grader.examine.blame import Blame
from grader.examine.candidate import Candidate
from grader.examine.diagnosis import Diagnosis
from grader.examine.planning import Planned
from grader.examine.subjects import Student, StudentTrouble, asked_for
from grader.grade import Check, Leaderboard, Outcome, Verdict

NO_SCORE = object()
KEPT = ("__score__", "__leaderboard_value__")
UNOPENED = "got       nothing: your file could not be imported, see the note above the table"


class Listener(Protocol):
    """Who is told what happens, as it happens."""

    def planned(self, checks: Iterable[Check]) -> None: ...

    def judged(self, check: Check, outcome: Outcome) -> None: ...

    def noted(self, text: str) -> None: ...


class Examination:
    """The plugin: one assignment's suite over one candidate, told to a listener."""

    def __init__(
        self,
        assignment: Assignment,
        candidate: Candidate,
        listener: Listener,
        *,
        shrinks: bool = True,
    ) -> None:
        self._assignment = assignment
        self._candidate = candidate
        self._listener = listener
        self._shrinks = shrinks
        self.problem = ""  # what the suite says wrongly, where it does
        self._planned: dict[str, Planned] = {}
        self._verdicts: dict[str, list[Verdict]] = {}
        self._load_trouble: Trouble | None = None
        self._diagnosis = Diagnosis(assignment)
        self._blame = Blame(assignment, self._diagnosis)
        self._students: dict[str, Student] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._parts: dict[str, list[Outcome]] = {}
        self._parts_told: list[tuple[Check, Outcome]] = []
        self._latest: Outcome | None = None
        self._started = 0.0

    # Planning

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        try:
            planned = planning.plan(items, self._assignment)
        except AssignmentError as error:
            self.problem = str(error)
            raise pytest.UsageError(self.problem) from None
        items[:] = [one.item for one in planned]
        self._planned = {one.item.nodeid: one for one in planned}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """The plan is told first; only then is the hand-in opened."""
        self._listener.planned(planning.by_number(one.check for one in self._planned.values()))
        if self._planned and not session.config.option.collectonly:
            self._load_trouble = self._candidate.preflight()

    # Running

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Generator[Student, None, None]:
        """The hand-in under examination; a fresh box for each check."""
        student = Student(self._candidate.open, _seed_name(request), self._assignment.functions)
        student.shrinks = self._shrinks
        self._students[request.node.nodeid] = student
        yield student
        student.close()

    @pytest.fixture(autouse=True)
    def _student_of_a_class(self, request: pytest.FixtureRequest) -> None:
        """In a unittest class the hand-in is ``self.student``."""
        if request.instance is not None and getattr(request.node, "cls", None) is not None:
            request.instance.student = request.getfixturevalue("student")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self._started = time.perf_counter()
        planned = self._planned[item.nodeid]
        for kept in KEPT:  # by gradescope-utils' own decorators, from an earlier run
            item.function.__dict__.pop(kept, None)  # type: ignore[attr-defined]
        for name in planned.needs:
            if any(verdict is not Verdict.RIGHT for verdict in self._verdicts.get(name, ())):
                raise _Unready(self._named(name))
        if self._load_trouble is not None:
            raise StudentTrouble.of(self._load_trouble)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turns what a phase raised into an outcome, while student and question are at hand."""
        report = yield  # pytest moves what a unittest method raised into ``call`` here
        try:
            self._latest = self._outcome(item, call)
        except Exception:  # ours: it must cost neither the student nor the other checks
            self._latest = _broken(f"the grader failed on this check: {traceback.format_exc()}")
        if self._latest is not None and call.excinfo is not None and report.failed:
            report.longrepr = self._latest.message or self._latest.verdict.value
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        context = getattr(report, "context", None)
        if context is not None:
            self._part_done(report, context)
        elif self._latest is not None:
            self._outcomes[report.nodeid] = self._latest
        if report.when == "teardown":
            self._done(self._planned[report.nodeid])

    # Judging

    def _outcome(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Outcome | None:
        """The outcome of a phase; None where it went well and decides nothing."""
        check = self._planned[item.nodeid].check
        if call.excinfo is None:
            return self._granted(item, check) if call.when == "call" else None
        failure = call.excinfo.value
        if isinstance(failure, _Unready):
            return _untaken(str(failure))
        if isinstance(failure, pytest.skip.Exception):
            return _untaken(f"the check was skipped: {failure}")
        if call.when == "teardown" and self._outcomes.get(item.nodeid) is not None:
            return _broken(f"the check's clean-up failed: {_brief(failure)}")
        return self._failed(item, check, failure, call.when or "call")

    def _granted(self, item: pytest.Item, check: Check) -> Outcome:
        """Full points, or those that the check set itself."""
        score: Any = getattr(item.function, "__score__", NO_SCORE)  # type: ignore[attr-defined]
        if score is NO_SCORE:
            return self._with_board(item, check, Outcome(Verdict.RIGHT, check.max_score))
        if not _is_score(score, check.max_score):
            return _broken(
                f"the check set a score of {score!r}; it is a number from 0 to {check.max_score:g}"
            )
        if score == check.max_score:
            return self._with_board(item, check, Outcome(Verdict.RIGHT, float(score)))
        text = f"got       {score:g} of {check.max_score:g} points"
        return self._with_board(item, check, Outcome(Verdict.WRONG, float(score), text, text))

    def _with_board(self, item: pytest.Item, check: Check, outcome: Outcome) -> Outcome:
        value = getattr(item.function, "__leaderboard_value__", None)  # type: ignore[attr-defined]
        if check.leaderboard is None or value is None:
            return outcome
        if isinstance(value, float) and not math.isfinite(value):
            return _broken(f"the check put {value!r} on the leaderboard")
        board = Leaderboard(check.leaderboard.name, check.leaderboard.order, value)
        return replace(outcome, leaderboard=board)

    def _failed(
        self, item: pytest.Item, check: Check, failure: BaseException, when: str
    ) -> Outcome:
        student = self._students.get(item.nodeid)
        if not isinstance(failure, (AssertionError, StudentTrouble, pytest.fail.Exception)):
            blamed = self._blame.of(item, student, failure, when)
            if blamed is None:
                return _broken(f"the check itself is broken: {_brief(failure)}")
            failure = blamed
        verdict = _verdict_of(failure)
        if verdict is Verdict.OUR_FAULT:
            return _broken(str(failure))
        if isinstance(failure, StudentTrouble) and failure.trouble is self._load_trouble:
            return Outcome(verdict, 0.0, UNOPENED, UNOPENED)
        return self._explained(check, failure, verdict, student)

    def _explained(
        self, check: Check, failure: BaseException, verdict: Verdict, student: Student | None
    ) -> Outcome:
        """An outcome with feedback: what was asked, what came, which mistake it looks like."""
        log = student.log if student is not None else []
        mistakes = self._diagnosis.of(log, check.functions)
        asked = getattr(failure, "exchange", None) or asked_for(failure, log)
        hints = [text for name, text in self._assignment.hints.items() if name in check.functions]
        message = feedback.full(failure, asked, mistakes, hints, self._candidate.handed)
        if not check.is_public:
            told = feedback.guarded(failure, mistakes, hints, self._candidate.handed)
            return Outcome(verdict, 0.0, message, told, mistakes)
        printed = student.printed() if student is not None else ""
        return Outcome(verdict, 0.0, message, message, mistakes, output=printed)

    # Telling

    def _part_done(self, report: pytest.TestReport, context: Any) -> None:
        """A subtest: a row of its own without points, told after its check."""
        outcome = self._latest or Outcome(Verdict.RIGHT, 0.0)
        label = _label_of(context)
        parts = self._parts.setdefault(report.nodeid, [])
        parts.append(replace(outcome, score=0.0))
        check = self._planned[report.nodeid].check
        row = replace(
            check,
            id=f"{check.id}::{len(parts)} {label}",
            name=f"{check.name} ({label})",
            max_score=0.0,
            leaderboard=None,
        )
        self._parts_told.append((row, parts[-1]))

    def _done(self, planned: Planned) -> None:
        nodeid = planned.item.nodeid
        outcome = self._outcomes.get(nodeid) or _broken("pytest reported nothing for this check")
        outcome = _with_parts(outcome, self._parts.get(nodeid, []))
        outcome = replace(outcome, seconds=time.perf_counter() - self._started)
        self._verdicts.setdefault(planned.function, []).append(outcome.verdict)
        self._listener.judged(planned.check, outcome)
        for check, part in self._parts_told:
            self._listener.judged(check, part)
        self._parts_told.clear()

    def _named(self, function: str) -> str:
        """A check as a person would name it."""
        for one in self._planned.values():
            if one.function == function:
                return f"{one.check.number} {one.check.name}".strip().rstrip(".")
        return function


class _Unready(Exception):
    """A check that this one needs is not right yet."""

    def __init__(self, needed: str) -> None:
        super().__init__(f"needs     {needed}, which is not right yet: repair that first")


def _untaken(text: str) -> Outcome:
    return Outcome(Verdict.SKIPPED, 0.0, text, text)


def _broken(text: str) -> Outcome:
    told = "This check could not be run through no fault of yours; your instructor will repair it."
    return Outcome(Verdict.OUR_FAULT, 0.0, text, told)


def _verdict_of(failure: BaseException) -> Verdict:
    if isinstance(failure, StudentTrouble):
        return Verdict[failure.trouble.verdict]
    if isinstance(failure, (AssertionError, pytest.fail.Exception)):
        return Verdict.WRONG
    return Verdict.OUR_FAULT


def _with_parts(outcome: Outcome, parts: list[Outcome]) -> Outcome:
    """A check is as right as its worst part."""
    wrong = [part for part in parts if part.verdict is not Verdict.RIGHT]
    if not wrong or outcome.verdict is not Verdict.RIGHT:
        return outcome
    ours = [part for part in wrong if part.verdict is Verdict.OUR_FAULT]
    worst = (ours or wrong)[0]
    text = f"got       {len(wrong)} of {len(parts)} parts are not right; the first:\n"
    told = text + worst.student_message
    return replace(worst, score=0.0, message=text + worst.message, student_message=told)


def _label_of(context: Any) -> str:
    named = [f"{name}={value}" for name, value in context.kwargs.items()]
    return ", ".join([*([context.msg] if context.msg else []), *named]) or "part"


def _seed_name(request: pytest.FixtureRequest) -> str:
    """The check's own name, without the folder it happens to lie in."""
    return str(request.node.nodeid).rpartition("/")[2]


def _is_score(score: Any, most: float) -> bool:
    is_number = isinstance(score, (int, float)) and not isinstance(score, bool)
    return is_number and math.isfinite(score) and 0 <= score <= most


def _brief(failure: BaseException) -> str:
    if isinstance(failure, GraderError):
        return str(failure)
    return f"{type(failure).__name__}: {failure}"
