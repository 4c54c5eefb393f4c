"""The examination of one hand-in, as a pytest plugin: plan, run, judge, tell.

pytest collects and runs, ``ruling`` says what each outcome means and by whose doing. It is used
alike by the examiner, by ``grader check`` and by plain ``pytest`` in a student's folder; these
differ in where subjects come from and in who listens: in their ``Sitting``. It begins when the
suite is collected, so that one process may load a suite for many sittings, each in a fork.
"""

from __future__ import annotations

import contextlib
import functools
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pytest

from grader.assignment import Assignment
from grader.box.question import Trouble
from grader.box.worker import seed_all
from grader.errors import AssignmentError
from grader.examine import planning, ruling, selection
from grader.examine.diagnosis import Diagnosis
from grader.examine.feedback import Handed
from grader.examine.planning import Planned
from grader.examine.ruling import Ruling, Unready
from grader.examine.subjects import Exchange, Student, StudentTrouble, Subject, seed_of
from grader.grade import Check, Outcome, Verdict


class Listener(Protocol):
    """Who is told what happens, as it happens."""

    def planned(self, checks: Iterable[Check], of: int) -> None: ...

    def judged(self, check: Check, outcome: Outcome) -> None: ...

    def noted(self, text: str) -> None: ...


class Examinee(Protocol):
    """Whom an examination is about: it gives subjects that hold the hand-in."""

    @property
    def handed(self) -> Handed: ...

    def open(self, check: str) -> Subject: ...

    def ended(self, check: str, log: Sequence[Exchange]) -> None: ...

    def preflight(self) -> Trouble | None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Sitting:
    """Whom an examination is about, and who is told."""

    candidate: Examinee
    listener: Listener
    shrinks: bool = True  # whether a failing case may be asked again, made smaller
    stops_early: bool = False  # at the first check that is not right
    functions: tuple[str, ...] = ()  # only checks about one of these, where any are named
    only: tuple[str, ...] = ()  # only checks that a person named, and those that they need

    def is_about(self, check: Check) -> bool:
        """Whether the check is one of this sitting's."""
        wanted, about = set(self.functions), set(check.functions)
        return not wanted or not about or bool(wanted & about)


class Examination:
    """The plugin: one assignment's suite over one candidate, told to a listener.

    ``seat`` is called when the suite is collected and its cases are drawn.
    """

    def __init__(self, assignment: Assignment, seat: Callable[[], Sitting]) -> None:
        self._assignment = assignment
        self._seat = seat
        self._sitting: Sitting | None = None
        self.diagnosis = Diagnosis(assignment)
        self.problem = ""  # what the suite says wrongly, where it does
        self._planned: dict[str, Planned] = {}
        self._not_right: dict[str, str] = {}  # a check's first row that is not, by function
        self._load_trouble: Trouble | None = None
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
        options = session.config.option
        if session.testsfailed and not options.continue_on_collection_errors:
            return  # a part of the suite cannot be collected, so pytest will run none of it
        session.config.option.tbstyle = "native"  # of what a check raises we tell in our own words
        self._draw_cases()
        self._sitting = sitting = self._seat()
        of = len(self._planned)
        self._planned = self._chosen(sitting)
        session.items[:] = [item for item in session.items if item.nodeid in self._planned]
        self._ruling = Ruling(self._assignment, sitting.candidate.handed, self.diagnosis)
        checks = planning.by_number(one.check for one in self._planned.values())
        sitting.listener.planned(checks, of)
        if self._planned and not options.collectonly:
            self._load_trouble = sitting.candidate.preflight()

    def _chosen(self, sitting: Sitting) -> dict[str, Planned]:
        """The plan of one sitting, in the suite's order."""
        try:
            wanted = selection.chosen(tuple(self._planned.values()), sitting.only)
        except AssignmentError as error:
            self.problem = str(error)
            raise pytest.UsageError(self.problem) from None
        return {one.item.nodeid: one for one in wanted if sitting.is_about(one.check)}

    def _draw_cases(self) -> None:
        """Once for all sittings; what fails here fails again in its check, and is told there."""
        for planned in self._planned.values():
            for function in ruling.unwrapped(planned.item):
                with contextlib.suppress(Exception):
                    _ = vars(function)["__cases__"].frozen

    def pytest_unconfigure(self) -> None:
        if self._sitting is not None:
            self._sitting.candidate.close()

    # Running

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Generator[Student, None, None]:
        """The hand-in under examination; a fresh box for each check."""
        assert self._sitting is not None, "checks run after the suite is collected"
        candidate, check = self._sitting.candidate, self._planned[request.node.nodeid].check.id
        opened = functools.partial(candidate.open, check)
        student = Student(opened, _seed_name(request), self._assignment.functions)
        student.shrinks = self._sitting.shrinks
        self._students[request.node.nodeid] = student
        yield student
        student.close()
        candidate.ended(check, student.log)

    @pytest.fixture(autouse=True)
    def _student_of_a_class(self, request: pytest.FixtureRequest) -> None:
        """In a unittest class the hand-in is ``self.student``."""
        if request.instance is not None and getattr(request.node, "cls", None) is not None:
            request.instance.student = request.getfixturevalue("student")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self._started = time.perf_counter()
        planned = self._planned[item.nodeid]
        seed_all(seed_of(planned.check.id))  # what a check draws by itself is its own too
        ruling.forget(item)
        for name in planned.needs:
            if name in self._not_right:
                raise Unready(self._not_right[name])
        if self._load_trouble is not None:
            raise StudentTrouble.of(self._load_trouble)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turns what a phase raised into an outcome, while student and question are at hand."""
        report = yield  # pytest moves what a unittest method raised into ``call`` here
        try:
            self._latest = self._ruled(item, call)
        except AssignmentError as error:  # of the reference, or of a wrong answer
            self._latest = ruling.broken(str(error))
        except Exception:  # ours: it must cost neither the student nor the other checks
            self._latest = ruling.broken(
                f"the grader failed on this check: {traceback.format_exc()}"
            )
        if self._latest is not None and call.excinfo is not None and report.failed:
            report.longrepr = self._latest.message or self._latest.verdict.value
        if call.excinfo is not None and isinstance(call.excinfo.value, Unready):
            path, line, _ = item.reportinfo()  # of the check, not of the line here that skips it
            report.longrepr = (str(path), (line or 0) + 1, str(call.excinfo.value))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        context = getattr(report, "context", None)
        if context is not None:
            self._part_done(report, context)
        elif self._latest is not None:
            self._outcomes[report.nodeid] = self._latest
        if report.when == "teardown":
            self._done(self._planned[report.nodeid])

    def _ruled(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Outcome | None:
        """The outcome of a phase, where it decides anything."""
        check, student = self._planned[item.nodeid].check, self._students.get(item.nodeid)
        if call.when == "teardown" and call.excinfo is not None and item.nodeid in self._outcomes:
            failure = call.excinfo.value
            return ruling.broken(f"the check's clean-up failed: {ruling.brief(failure)}")
        return self._ruling.of(item, check, call, student, self._load_trouble)

    # Telling

    def _part_done(self, report: pytest.TestReport, context: Any) -> None:
        """A subtest: a row of its own without points, told after its check."""
        outcome = self._latest or Outcome(Verdict.RIGHT, 0.0)
        parts = self._parts.setdefault(report.nodeid, [])
        parts.append(replace(outcome, score=0.0))
        check = self._planned[report.nodeid].check
        # The label of a part holds its inputs, of which a hidden check shows none.
        label = _label_of(context) if check.is_public else f"part {len(parts)}"
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
        outcome = self._outcomes.get(nodeid) or ruling.broken(
            "pytest reported nothing for this check"
        )
        outcome = _with_parts(outcome, self._parts.get(nodeid, []))
        outcome = replace(outcome, seconds=time.perf_counter() - self._started)
        assert self._sitting is not None, "checks run after the suite is collected"
        if outcome.verdict is not Verdict.RIGHT:
            self._not_right.setdefault(planned.function, _named(planned.check))
            if self._sitting.stops_early:
                planned.item.session.shouldstop = "one check is not right"
        self._sitting.listener.judged(planned.check, outcome)
        for check, part in self._parts_told:
            self._sitting.listener.judged(check, part)
        self._parts_told.clear()


def _named(check: Check) -> str:
    """A check as a person would name it."""
    return f"{check.number} {check.name}".strip().rstrip(".")


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
