"""Prints what was found, as it is found: a tired author should not wait for the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.assignment import Assignment
from grader.launch import Examiners
from grader.suite import written_checks
from grader.verify.laws import Finding, laws
from grader.verify.matrix import Matrix, Use
from grader.verify.search import Survivor, search

_SUBJECT = 36  # characters of a line for the hand-in's name


def verify(
    assignment: Assignment,
    examiners: Examiners,
    *,
    jobs: int = 1,
    in_boxes: bool = False,
    matrix: Path | None = None,
) -> bool:
    """Tries the laws, ``jobs`` hand-ins at once; prints; returns whether all are kept.

    Args:
        matrix: where to write checks against wrong answers, as CSV.
    """
    console = Console()
    console.print(Text(f"{assignment.name}: the laws", style="bold"))
    console.print(Text(f"law  {'hand-in':{_SUBJECT}} found"))
    findings = []
    with console.status(f"{assignment.name}: warming up") as status:
        for finding in laws(assignment, examiners, jobs=jobs, in_boxes=in_boxes):
            findings.append(finding)
            console.print(_line(finding), soft_wrap=True)
            status.update(f"{assignment.name}: {len(findings)} hand-ins tried")
    suite = (*assignment.public_suite, *assignment.hidden_suite)
    found = Matrix.of(findings, [check.name for check in written_checks(suite)])
    if found.caught_by:
        _show_matrix(found, console)
    if matrix is not None:
        matrix.write_text(found.as_csv(), encoding="utf-8")
    broken = sum(bool(finding.broken) for finding in findings)
    verdict = f"{broken} of the hand-ins above break a law" if broken else "all laws are kept"
    console.print(Text(f"{assignment.name}: {verdict}", style="bold"))
    return not broken


def look_for_survivors(assignment: Assignment, examiners: Examiners, *, jobs: int = 1) -> bool:
    """Breaks the reference in many small ways; prints those that no check sees."""
    console = Console()
    console.print(Text(f"{assignment.name}: the reference, broken in small ways", style="bold"))
    tried, survived = 0, 0
    with console.status(f"{assignment.name}: warming up") as status:
        for found in search(assignment, examiners, jobs=jobs):
            tried += 1
            status.update(f"{assignment.name}: {tried} tried, {survived} survived")
            if isinstance(found, Survivor):
                survived += 1
                console.print(Text(found.told()), soft_wrap=True)
    told = f"{assignment.name}: {tried} tried, {survived} survived"
    console.print(Text(f"{told}: read each; it is either as right, or a hole", style="bold"))
    return not survived


def _line(finding: Finding) -> Text:
    first, *others = finding.broken or (finding.shows,)
    start = f"{finding.law:<4} {finding.subject:{_SUBJECT}} "
    lines = [start + first, *(" " * len(start) + other for other in others)]
    return Text("\n".join(lines), style="red" if finding.broken else "")


def _show_matrix(matrix: Matrix, console: Console) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("check", overflow="fold")
    for title in ("catches", "alone"):
        table.add_column(title, justify="right")
    for use in matrix.uses():
        table.add_row(Text(use.check), str(len(use.catches)), str(len(use.alone) or ""))
    console.print()
    console.print(table)
    for line in _summary(matrix.uses()):
        console.print(Text(line), soft_wrap=True)


def _summary(uses: Sequence[Use]) -> Iterator[str]:
    unneeded = [use.check for use in uses if not use.is_needed]
    alone = [f"{answer} ({use.check})" for use in uses for answer in use.alone]
    yield from _listed("checks that no wrong answer needs", unneeded)
    yield from _listed("wrong answers that hang on a single check", alone)


def _listed(what: str, names: Iterable[str]) -> Iterator[str]:
    told = list(names)
    yield f"{what}: {len(told)}"
    yield from textwrap.wrap(
        ", ".join(told), 96, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
