"""A grade as JUnit XML, for continuous integration; points are properties, for JUnit has none."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from grader.grade import Grade, Row, Verdict
from grader.report import words
from grader.report.text import cut, one_line, printed
from grader.report.view import Audience, View, view

_LIMIT = 20_000  # characters of one message
_ELEMENTS = {Verdict.OUR_FAULT: "error", Verdict.SKIPPED: "skipped"}


def to_junit(grade: Grade, *, audience: Audience = "student") -> str:
    """One suite with a case for each row that the audience may see.

    The view has escaped each character that XML 1.0 refuses: control characters, surrogates.
    """
    told = view(grade, audience)
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", _totals(told))
    _properties(suite, _suite_properties(told))
    for row in told.grade.rows:
        _case(suite, row)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _totals(told: View) -> dict[str, str]:
    verdicts = [row.outcome.verdict for row in told.grade.rows]
    kinds = [_ELEMENTS.get(v, "failure") for v in verdicts if v is not Verdict.RIGHT]
    seconds = sum(row.outcome.seconds for row in told.grade.rows)
    return {
        "name": one_line(told.grade.assignment),
        "tests": str(len(verdicts)),
        "failures": str(kinds.count("failure")),
        "errors": str(kinds.count("error")),
        "skipped": str(kinds.count("skipped")),
        "time": f"{seconds:.3f}",
    }


def _suite_properties(told: View) -> dict[str, str]:
    grade = told.grade
    return {
        "handin": one_line(grade.handin),
        "digest": one_line(grade.digest),
        "level": one_line(grade.level),
        "status": "withheld" if told.is_withheld else "graded",
        **({} if told.is_withheld else {"score": words.points(grade.score, 6)}),
        "max_score": words.points(grade.max_score, 6),
        "checks_not_shown": str(told.left_out),
    }


def _case(suite: ET.Element, row: Row) -> None:
    check, outcome = row.check, row.outcome
    case = ET.SubElement(
        suite,
        "testcase",
        classname=one_line(check.id.partition("::")[0].removesuffix(".py")),
        name=words.heading(row),
        time=f"{outcome.seconds:.3f}",
    )
    score, max_score = words.points(outcome.score, 6), words.points(check.max_score, 6)
    _properties(case, {"id": one_line(check.id), "score": score, "max_score": max_score})
    if outcome.verdict is not Verdict.RIGHT:
        kind, summary = outcome.verdict.value, words.VERDICTS[outcome.verdict]
        told = ET.SubElement(
            case, _ELEMENTS.get(outcome.verdict, "failure"), type=kind, message=summary
        )
        told.text = cut(outcome.message, _LIMIT)
    if outcome.output.strip():
        ET.SubElement(case, "system-out").text = "\n".join(printed(outcome.output, lines=40))


def _properties(parent: ET.Element, values: dict[str, str]) -> None:
    properties = ET.SubElement(parent, "properties")
    for name, value in values.items():
        ET.SubElement(properties, "property", name=name, value=value)
