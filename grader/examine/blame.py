"""A check stopped with an error of its own: is the check broken, or the answer it was given?

The check is run once more with the reference as its subject. Where the reference gets through,
the student's answer was what the check could not use; where it does not, the check is broken.
"""

from __future__ import annotations

import contextlib
import unittest
from typing import Any

import pytest

from grader.assignment import Assignment
from grader.errors import GraderError
from grader.examine import show
from grader.examine.diagnosis import Diagnosis
from grader.examine.judge import Mismatch
from grader.examine.subjects import Student


class Blame:
    """Decides it for the checks of one assignment."""

    def __init__(self, assignment: Assignment, diagnosis: Diagnosis) -> None:
        self._has_reference = assignment.staff.reference is not None
        self._diagnosis = diagnosis

    def of(
        self, item: pytest.Item, student: Student | None, failure: BaseException, when: str
    ) -> Mismatch | None:
        """The student's answer, made a mismatch; None where the check is to blame."""
        if when != "call" or student is None or isinstance(failure, GraderError):
            return None
        answers = [one.observation for one in student.log if one.observation.trouble is None]
        if not answers or (self._has_reference and not self._reference_passes(item, student)):
            return None
        return Mismatch(
            "an answer that can be compared",
            f"{show.value(answers[-1].value)}\n"
            f"with which the comparison stops: {type(failure).__name__}: {failure}",
        )

    def _reference_passes(self, item: pytest.Item, student: Student) -> bool:
        log = student.log
        before = student.swap(self._diagnosis.reference())
        try:
            _call(item)
        except Exception:
            return False
        finally:
            if before is not None:
                student.swap(before)
            student.log = log
        return True


class _Undivided:
    """In the place of ``subtests``: what stops a part stops the whole, and nobody is told."""

    def test(self, *_: Any, **__: Any) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


def _call(item: pytest.Item) -> None:
    """Runs the check's own code, with its set-up and clean-up where it is of a unittest class."""
    instance = getattr(item, "instance", None)
    if isinstance(instance, unittest.TestCase):
        _fresh(instance, item.name).debug()
        return
    arguments = {**(getattr(item, "funcargs", None) or {})}
    if "subtests" in arguments:
        arguments["subtests"] = _Undivided()
    names = item._fixtureinfo.argnames  # type: ignore[attr-defined]
    item.obj(**{name: arguments[name] for name in names if name in arguments})  # type: ignore[attr-defined]


def _fresh(instance: unittest.TestCase, name: str) -> unittest.TestCase:
    """Another instance, as it was before its ``setUp``, but for what fixtures had given it."""
    case = type(instance)(name)
    for attribute, value in vars(instance).items():
        if not attribute.startswith("_") and attribute != name:
            setattr(case, attribute, value)
    return case
