"""The demo: a class of every kind, graded from real files and shown."""

from __future__ import annotations

import contextlib
import io
import tempfile
from dataclasses import dataclass

import pytest

from grader import assignment as assignments
from grader import demo
from grader.assignment import Assignment
from grader.grade import Grade, Verdict
from grader.launch import Examiners

FILES = {
    "assignment.toml": """
title = "Softmax"
file = "softmax.py"
functions = ["softmax"]
[forbidden]
names = ["torch.nn.functional"]
[limits]
question_seconds = 1
[staff]
reference = "reference.py"
""",
    "reference.py": "def softmax(x):\n    e = (x - x.max()).exp()\n    return e / e.sum()\n",
    "student/softmax.py": "def softmax(x):\n    raise NotImplementedError('softmax: divide')\n",
    "student/probes.py": "def probabilities(subject, x):\n    return subject.softmax(x)\n",
    "student/test_softmax.py": '''
import torch
from grader.examine import expect, functions, number
from probes import probabilities

@number("1")
@functions("softmax")
def test_softmax_follows_pytorch(student):
    """softmax is torch's, also of large numbers."""
    x = torch.tensor([1000.0, 1001.0])
    expect(student.run(probabilities, x)).close_to(x.softmax(0))
''',
    "staff/wrong/overflows.py": '''"""The largest is not taken away first.

Caught by: test_softmax_follows_pytorch
"""


def softmax(x):
    return x.exp() / x.exp().sum()
''',
    "staff/odd/by_logarithms.py": '''"""A difference of logarithms."""


def softmax(x):
    return (x - x.logsumexp(0)).exp()
''',
}
BECAME = {
    "right": Verdict.RIGHT,
    "odd-by-logarithms": Verdict.RIGHT,
    "wrong-overflows": Verdict.WRONG,
    "prints-100-MB": Verdict.RIGHT,
    "hangs": Verdict.TOO_SLOW,
    "crashes": Verdict.CRASHED,
    "quits-on-import": Verdict.RAISED,
    "syntax-error": Verdict.RAISED,
    "unfilled": Verdict.NOT_IMPLEMENTED,
    "cheats": Verdict.FORBIDDEN,
}


@dataclass(frozen=True)
class Shown:
    """What a demo returned, printed, and left on the disk."""

    grades: dict[str, Grade]
    printed: str
    left: list[str]


@pytest.fixture(scope="module")
def softmax(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    folder = tmp_path_factory.mktemp("demo") / "softmax"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return assignments.load(folder)


@pytest.fixture(scope="module")
def shown(
    softmax: Assignment, examiners: Examiners, tmp_path_factory: pytest.TempPathFactory
) -> Shown:
    """One run of the demo, in a temporary folder of its own."""
    temporary = tmp_path_factory.mktemp("temporary")
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(printed):
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setenv("COLUMNS", "80")
        grades = demo.run(softmax, examiners)
    left = [path.name for path in temporary.iterdir()]
    return Shown({one.handin: one for one in grades}, printed.getvalue(), left)


def test_the_class_has_every_kind_of_handin_and_each_becomes_what_it_is(shown: Shown):
    """One line in the source above for each way in which a hand-in can end."""
    became = {name: grade.rows[0].outcome.verdict for name, grade in shown.grades.items()}

    assert became == BECAME


def test_what_is_right_gets_full_marks_and_nothing_else_does(shown: Shown):
    """Whatever one hand-in does, the next is graded as if it had been alone."""
    full = {name for name, grade in shown.grades.items() if grade.score == grade.max_score}

    assert full == {name for name, verdict in BECAME.items() if verdict is Verdict.RIGHT}


def test_the_table_has_a_line_for_each(shown: Shown):
    """Its name and its points, in the order of the class, and what the letters mean."""
    table = shown.printed.partition("\nWhat the student of")[0]
    lines = [line.split()[:2] for line in table.splitlines()[1:]]

    for name, verdict in BECAME.items():
        assert [name, "1/1" if verdict is Verdict.RIGHT else "0/1"] in lines
    assert [line[0] for line in lines][: len(BECAME)] == list(BECAME)
    assert "overflows" in table
    assert "S too slow" in table


def test_one_feedback_is_shown_as_its_student_reads_it(shown: Shown):
    """That of the first wrong answer, with its known mistake."""
    feedback = shown.printed.partition("What the student of ")[2]

    assert feedback.startswith("wrong-overflows reads:\n\nSoftmax: 0 of 1 point\n")
    assert "\n  likely    The largest is not taken away first." in feedback


def test_nothing_is_left_behind(shown: Shown):
    """The class was made in a temporary folder, which is gone."""
    assert shown.left == []


def test_the_real_assignment_has_every_kind_too(optimizers: Assignment):
    """What ``make demo`` shows: four wrong and two odd answers join the class."""
    names = list(demo.handins(optimizers))
    kinds = [name.partition("-")[0] for name in names]

    assert (kinds.count("wrong"), kinds.count("odd"), kinds.count("cheats")) == (4, 2, 1)
    assert set(BECAME) - set(names) == {"wrong-overflows", "odd-by-logarithms"}
