"""Made classes: hand-ins by name, each with a verdict for every check."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from grader.course.record import ClassRecord, Member
from grader.grade import Check, Grade, Mistake, Outcome, Row, Verdict
from grader.report.course.roll import Roll, roll
from grader.report.records import to_json

V = Verdict
LETTERS = {
    "R": V.RIGHT, "W": V.WRONG, "E": V.RAISED, "N": V.NOT_IMPLEMENTED, "F": V.FORBIDDEN,
    "S": V.TOO_SLOW, "B": V.TOO_BIG, "C": V.CRASHED, "-": V.SKIPPED, "O": V.OUR_FAULT,
}  # fmt: skip
FUNCTIONS = ("SGD", "Adam", "dropout", "decay")


def check_of(at: int, points: float = 1.0, **known: Any) -> Check:
    """The check with this place in the suite; each is about a function of its own."""
    known = {"name": f"Check {at + 1} holds.", "functions": (FUNCTIONS[at % 4],), **known}
    return Check(
        f"test_a.py::test_{at + 1}", f"{at + 1}", max_score=points, visibility="visible", **known
    )


def grade_of(
    name: str,
    verdicts: str,
    *,
    mistakes: Mapping[int, str] = {},
    points: tuple[float, ...] = (),
    message: str = "",
    digest: str = "",
    notes: tuple[str, ...] = (),
    checks: Mapping[int, Check] = {},
) -> Grade:
    """A grade from letters: `RWN-` is right, wrong, not written, skipped."""
    rows = []
    for at, letter in enumerate(verdicts):
        verdict = LETTERS[letter]
        check = checks.get(at) or check_of(at, points[at] if points else 1.0)
        named = (Mistake(mistakes[at], f"The mistake {mistakes[at]}."),) if at in mistakes else ()
        score = check.max_score if verdict is V.RIGHT else 0.0
        rows.append(Row(check, Outcome(verdict, score, message, message, named)))
    digest = digest or f"digest of {name}"
    return Grade("optimizers", "Optimizers", name, digest, "locked", tuple(rows), notes)


def member_of(name: str, grade: Grade, answers: Mapping[int, str] = {}, **known: Any) -> Member:
    """A hand-in of a class; ``answers``: what it answered, by the place of the check."""
    told: dict[str, Any] = {
        "name": name,
        "record": record_of(grade),
        "fingerprints": {check_of(at).id: answer for at, answer in answers.items()},
        "seconds": 2.0,
        "at": "2026-11-20T18:04:00+00:00",
        "kind": "graded",
        "previous_score": None,
        "previous_record": None,
        "reason": "",
        "event": 1,
        "group": (),
        "late": None,
    }
    return Member(**{**told, **known})


def record_of(grade: Grade) -> dict[str, Any]:
    """The record as other programs read it."""
    record: dict[str, Any] = json.loads(to_json(grade))
    return record


def class_of(*members: Member) -> ClassRecord:
    """The class of these."""
    most = max((one.record["max_score"] for one in members), default=0.0)
    return ClassRecord("optimizers", "Optimizers", most, members, "2026-11-26T16:00:00+00:00")


@pytest.fixture
def grade() -> Callable[..., Grade]:
    """The maker of grades."""
    return grade_of


@pytest.fixture
def check() -> Callable[..., Check]:
    """The maker of checks."""
    return check_of


@pytest.fixture
def member() -> Callable[..., Member]:
    """The maker of hand-ins: a name, letters for verdicts, and what else is known."""

    def make(
        name: str, verdicts: str = "R", answers: Mapping[int, str] = {}, **known: Any
    ) -> Member:
        of_grade = {"mistakes", "points", "message", "digest", "notes", "checks"}
        told = {key: known.pop(key) for key in of_grade & known.keys()}
        return member_of(name, grade_of(name, verdicts, **told), answers, **known)

    return make


@pytest.fixture
def moved(member: Callable[..., Member]) -> Callable[..., Member]:
    """The maker of hand-ins whose verdicts were others before."""

    def make(name: str, before: str, after: str, **known: Any) -> Member:
        was = grade_of(name, before).as_json()
        return member(
            name, after, previous_score=was["score"], previous_record=was, kind="rejudged", **known
        )

    return make


@pytest.fixture
def record() -> Callable[..., ClassRecord]:
    """The maker of classes."""
    return class_of


@pytest.fixture
def a_class() -> Callable[..., Roll]:
    """The maker of classes as grades."""
    return lambda *members: roll(class_of(*members))


@pytest.fixture
def lively(member: Callable[..., Member]) -> ClassRecord:
    """A class that has something to say to every question."""
    before = record_of(grade_of("Ines", "RWRR"))
    return class_of(
        member("Ada", "RRRR"),
        member("Ben", "RRRW", {3: "odd"}),
        member("Cleo", "WWWR", {0: "x", 1: "y", 2: "z"}, digest="twin"),
        member("Dan", "WWWR", {0: "x", 1: "y", 2: "z"}, digest="twin"),
        member("Eva", "RWRR", {1: "eps"}, mistakes={1: "adam_eps"}, late=True),
        member("Finn", "RWRR", {1: "eps"}, mistakes={1: "adam_eps"}, seconds=30.0),
        member("Gita", "NNN-", notes=("optimizers.py was found in the folder x",)),
        member("Hugo", "RORR", message="the check failed: NameError"),
        member("Ines", "RRRR", kind="rejudged", reason="a wider tolerance", event=9,
               previous_score=3.0, previous_record=before),
        member("Jon", "FCSB"),
        *(member(f"Student {at}", "RRRR") for at in range(10)),
        *(member(f"Learner {at}", "RRRW", {3: "none"}) for at in range(3)),
    )  # fmt: skip
