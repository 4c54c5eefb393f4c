"""The laws that every assignment keeps, tried out one hand-in at a time.

A forced failure comes first: where no function does anything right, no check may pass. Then

1. The starter runs: no points, no crash, and every row says what to write.
2. The reference gets full marks, under the ban on forbidden calls too.
3. Every wrong answer is caught by exactly the checks it names, and its mistake is named.
4. Every odd answer gets full marks.
5. Nothing leaks: no line of the reference or of staff's files is in what students get.
"""

from __future__ import annotations

import difflib
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.assignment import Answer, Assignment, compose, read_answers
from grader.errors import AssignmentError
from grader.grade import Grade, Verdict
from grader.grading import grade_source
from grader.launch import Examiners, unmatched
from grader.release.leaks import leaks
from grader.suite import check_names
from grader.verify.reach import reach

SILENT = (Verdict.RIGHT, Verdict.SKIPPED)  # a skipped check is not one that catches
FORCED = {"forced nonsense": "return 'nonsense'", "forced error": "raise TypeError('nonsense')"}
QUIET_STARTER = (Verdict.NOT_IMPLEMENTED, Verdict.SKIPPED)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one hand-in showed about one law."""

    law: int
    subject: str
    shows: str  # what was seen, where the law is kept
    broken: tuple[str, ...] = ()  # what is wrong, where it is not
    caught_by: tuple[str, ...] = ()  # the checks that a wrong answer failed


def laws(
    assignment: Assignment,
    examiners: Examiners,
    *,
    jobs: int = 1,
    in_boxes: bool = False,
    every: int = 1,
) -> Iterator[Finding]:
    """A finding for every hand-in that a law speaks of.

    Wrong answers are our own and run without a box, ten times as fast, unless ``in_boxes``; and
    only by checks about functions that the mistake can reach, for others it is the reference.

    Args:
        every: 5 tries each fifth wrong answer and each fifth odd one, for a quick look.
    """

    def found(trial: Trial) -> Finding:
        grade = grade_source(
            assignment, trial.name, trial.source, examiners,
            is_trusted=trial.is_trusted, functions=trial.functions,
        )  # fmt: skip
        return trial.judge(grade)

    yield _ban(assignment)
    yield _fifth_law(assignment)
    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(found, _trials(assignment, in_boxes, every))
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Trial:
    """A hand-in to grade, and what its grade must be."""

    name: str
    source: bytes
    judge: Callable[[Grade], Finding]
    is_trusted: bool = False
    functions: frozenset[str] = frozenset()  # only checks about these could tell it; all, if none


def _trials(assignment: Assignment, in_boxes: bool, every: int) -> Iterator[Trial]:
    if assignment.staff.reference is None:
        raise AssignmentError(f"{assignment.name}: the manifest names no staff.reference to verify")
    model = assignment.staff.reference.read_text(encoding="utf-8")
    starter = assignment.starter_source()
    checks = list(check_names((*assignment.public_suite, *assignment.hidden_suite)))
    for name, body in FORCED.items():
        yield Trial(name, _forced(assignment, model, body).encode(), _planting)
    yield Trial("starter", starter, _first_law)
    yield Trial("reference", model.encode(), functools.partial(_full_marks, 2))
    for answer in read_answers(assignment.wrong_answers)[::every]:
        source = compose(model, answer.source)
        reached = reach(model, source, assignment.functions) or frozenset()
        judge = functools.partial(_third_law, answer, checks)
        yield Trial(answer.id, source.encode(), judge, not in_boxes, reached)
    for answer in read_answers(assignment.odd_answers)[::every]:
        whole = compose(model, answer.source).encode()
        yield Trial(answer.id, whole, functools.partial(_full_marks, 4))


def _ban(assignment: Assignment) -> Finding:
    """A misspelt pattern would forbid nothing, and nobody would notice."""
    missed = [f"{pattern}: names nothing" for pattern in unmatched(assignment.forbidden)]
    return Finding(2, "forbidden calls", "every pattern names something", tuple(missed))


def _first_law(grade: Grade) -> Finding:
    broken = [f"{grade.score:g} points for a starter"] if grade.score else []
    for row in grade.rows:
        if row.outcome.verdict not in QUIET_STARTER:
            broken.append(f"{row.check.id}: {row.outcome.verdict.value}, not NOT_IMPLEMENTED")
        elif not row.outcome.message:
            broken.append(f"{row.check.id}: it does not say what to write")
    return Finding(1, "starter", "no points, every row says what to write", tuple(broken))


def _full_marks(law: int, grade: Grade) -> Finding:
    broken = [
        f"{row.check.id}: {row.outcome.verdict.value} {_brief(row.outcome.message)}"
        for row in grade.rows
        if row.outcome.verdict is not Verdict.RIGHT
    ]
    return Finding(law, grade.handin, f"{grade.score:g}/{grade.max_score:g}", tuple(broken))


def _forced(assignment: Assignment, model: str, body: str) -> str:
    """The reference with every name of the contract made a function that does nothing right."""
    lines = [f"{name} = _nonsense" for name in assignment.functions]
    return "\n".join([model, f"def _nonsense(*_, **__): {body}", *lines, ""])


def _planting(grade: Grade) -> Finding:
    passed = [row.check.id for row in grade.rows if row.outcome.verdict is Verdict.RIGHT]
    broken = tuple(f"{check}: passes, though no function does anything right" for check in passed)
    return Finding(3, grade.handin, "every check fails", broken)


def _third_law(answer: Answer, checks: Sequence[str], grade: Grade) -> Finding:
    failed = {
        _function(row.check.id): row for row in grade.rows if row.outcome.verdict not in SILENT
    }
    named = set(answer.caught_by)
    broken = [
        f"not caught by {name}{_unknown(name, checks)}" for name in sorted(named - set(failed))
    ]
    broken += [f"also fails {name}, which it does not name" for name in sorted(set(failed) - named)]
    for name, row in failed.items():
        if row.outcome.verdict is Verdict.OUR_FAULT:
            broken.append(f"{name}: our fault: {_brief(row.outcome.message)}")
        elif answer.id not in {mistake.id for mistake in row.outcome.mistakes}:
            broken.append(f"{name}: the feedback does not name the mistake")
    shows = f"caught by {len(failed)}, named"
    return Finding(3, answer.id, shows, tuple(broken), tuple(failed))


def _unknown(name: str, checks: Sequence[str]) -> str:
    """What to say of a name that no check has; nothing of one that there is."""
    if name in checks:
        return ""
    close = difflib.get_close_matches(name, checks, n=1)
    return ": there is no such check" + (f"; did you mean {close[0]}?" if close else "")


def _fifth_law(assignment: Assignment) -> Finding:
    """As far as it goes before publishing: ``grader release`` looks at the kit itself."""
    files = sorted(path for path in assignment.student.rglob("*") if _is_released(path))
    shows = f"{len(files)} files hold nothing of staff's"
    return Finding(5, "student/", shows, tuple(leaks(assignment, files)))


def _is_released(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _function(check_id: str) -> str:
    """The name of a check's function, from its row's id."""
    return check_id.split("::")[-1].partition("[")[0]


def _brief(message: str) -> str:
    """What was asked, expected and got, on one line; nothing in full, and no code to paste."""
    lines = itertools.takewhile(lambda line: line.strip() != "try", message.splitlines())
    told = [_cut(line, 200) for line in lines if not line.lstrip().startswith("in full ")]
    return _cut(" ".join(told), 600)


def _cut(text: str, most: int) -> str:
    """The text with single spaces; what is left out of it is marked."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]} …"
