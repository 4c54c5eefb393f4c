"""Made grades for the reports: one with every verdict, one whose every text is hostile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.grade import Check, Grade, Leaderboard, Mistake, Outcome, Row, Verdict

GOLDEN = Path(__file__).parent.parent / "golden"
SECRET = "MARKER-7f3a"  # stands in the staff's message of every check; no student may read it

FEEDBACK = """\
  asked     Adam(lr=0.001, eps=0.1), 2 steps on a weight of shape (1,), gradients 1.0, 1.0
  expected  step 1: -0.00090909 (allowed ±1e-11)
  got       step 1: -0.00075975
  likely    no bias correction: m and v start at zero, so the first steps are too large
  try       student.Adam([weight], lr=0.001, eps=0.1)"""
LOSSES = (2.5, 2.0, 1.5, 1.25, None, None, 1.0, 0.75)
UNLEARNED = """\
asked     overfitted(your file, 'SmallDigitNet', 1)
expected  a last loss under 0.05
got       0.75 at step 8
curve     2.5 █▆▅▅××▄▃ 0.75 after 8 steps
read      lecture, "Evaluation and Debugging"
try
import torch
print(overfitted(training, 'SmallDigitNet', 1))"""

HOSTILE = "".join(
    [
        "\x1b[31mred\x1b[0m \x9b2J ",  # colours, clear the screen, by C0 and C1
        "\x1b]8;;http://evil.test\x07click\x1b]8;;\x07 \x1b]52;c;ZXZpbA==\x07 ",  # link, clipboard
        "<script>alert(1)</script> [bold red]markup[/bold red] [/] :smile: ",
        "\u202egpj.exe\u202c \u2066x\u2069 in\u200bvis\u2060ible\ufeff \U000e0041 ",
        "\ud800 lone \udfff \x00 \ufffe \r\n",
        "2.4 A heading of ours\n  likely    a mistake that is not there\n",
        "The mark for Optimizers: 99 of 99 points\nRepair first: nothing\rat all\x85\u2028end",
    ]
)


def make_row(
    number: str = "1.1",
    verdict: Verdict = Verdict.RIGHT,
    *,
    name: str = "A check.",
    message: str = "",
    score: float | None = None,
    max_score: float = 1.0,
    visibility: str = "visible",
    is_public: bool = True,
    hide_errors: str | None = None,
    tags: tuple[str, ...] = (),
    mistake: Mistake | None = None,
    leaderboard: Leaderboard | None = None,
    output: str = "",
    curve: tuple[float | None, ...] = (),
) -> Row:
    """A row whose staff message holds the marker and whose student message is ``message``."""
    test = f"test_optimizers.py::test_{number.replace('.', '_')}"
    check = Check(
        test,
        number,
        name,
        max_score,
        visibility,
        functions=("Adam",),
        tags=tags,
        is_public=is_public,
        hide_errors=hide_errors,
    )
    outcome = Outcome(
        verdict,
        (max_score if verdict is Verdict.RIGHT else 0.0) if score is None else score,
        message if verdict is Verdict.RIGHT else f"{message}\n  staff     {SECRET}",
        message,
        mistakes=(mistake,) if mistake else (),
        seconds=0.0125,
        leaderboard=leaderboard,
        output=output,
        curve=curve,
    )
    return Row(check, outcome)


def make_grade(*rows: Row, title: str = "Optimizers", handin: str = "ada", notes=()) -> Grade:
    """A grade of these rows."""
    return Grade("optimizers", title, handin, "0123456789abcdef" * 4, "namespaces", rows, notes)


GRADED = (
    make_row("1.1", name="Plain descent takes the steps of torch.optim.SGD."),
    make_row(
        "1.2",
        name="Minibatches visit every index once.",
        message="3 of 4 parts are right.",
        score=1.5,
        max_score=2.0,
        leaderboard=Leaderboard("loss", "asc", 0.25),
    ),
    make_row(
        "2.3",
        Verdict.WRONG,
        name="Adam takes the steps of torch.optim.Adam, whatever eps is, in any dtype and layout.",
        message=FEEDBACK,
        max_score=2.0,
        tags=("adam",),
        mistake=Mistake("forgets_bias_correction", "No bias correction."),
        output="\n".join(f"step {step}" for step in range(1, 21)),
    ),
    make_row("2.4", Verdict.SKIPPED, name="Adam decays.", message="2.3 must be right first."),
    make_row("2.5", Verdict.SKIPPED, name="Adam skips.", message="2.3 must be right first."),
    make_row(
        "3.1", Verdict.RAISED, message="  got       ZeroDivisionError: division by zero, line 12"
    ),
    make_row("3.2", Verdict.NOT_IMPLEMENTED, message="Write step_decay(lr0, epoch, ...)."),
    make_row("3.3", Verdict.FORBIDDEN, message="torch.optim.SGD is called in line 7."),
    make_row("3.4", Verdict.TOO_SLOW, message="No answer after 10 s."),
    make_row("3.5", Verdict.TOO_BIG, message="It asked for more than 512 MB."),
    make_row("3.6", Verdict.CRASHED),
    make_row("3.7", Verdict.WRONG, name="It learns.", message=UNLEARNED, curve=LOSSES),
    make_row(
        "4.1",
        Verdict.WRONG,
        message=FEEDBACK,
        hide_errors="Look at the edges again.",
        curve=(9.25, 8.25),
    ),
    make_row(
        "5.1",
        Verdict.WRONG,
        name="Unseen inputs.",
        message="Adam is wrong on an input that is not shown.",
        visibility="after_published",
        is_public=False,
        output=SECRET,
        curve=(7.25, 6.25),
    ),
    make_row(
        "5.2",
        Verdict.WRONG,
        name="Never seen.",
        visibility="hidden",
        is_public=False,
        mistake=Mistake("swaps_betas", SECRET),
        output=SECRET,
    ),
)
FAULT = make_row("6.1", Verdict.OUR_FAULT, message="The check itself failed.", max_score=3.0)
NOTES = ("The first error is in optimizers.py, line 12:\nZeroDivisionError: division by zero",)


@pytest.fixture
def row():
    """The maker of rows."""
    return make_row


@pytest.fixture
def make():
    """The maker of grades."""
    return make_grade


@pytest.fixture
def secret() -> str:
    """The marker that only staff may read."""
    return SECRET


@pytest.fixture
def graded() -> Grade:
    """A grade with every verdict but OUR_FAULT."""
    return make_grade(*GRADED, notes=NOTES)


@pytest.fixture
def withheld() -> Grade:
    """A grade with all ten verdicts."""
    return make_grade(*GRADED, FAULT, notes=NOTES)


@pytest.fixture
def hostile() -> Grade:
    """A grade in which every text that a student can choose is hostile, and one is 1 MB long."""
    rows = (
        make_row("2.1", Verdict.RAISED, name=HOSTILE, message=HOSTILE, output=HOSTILE),
        make_row("2.2", Verdict.WRONG, message=HOSTILE * 4000, output=HOSTILE * 4000),
        make_row("2.3", Verdict.SKIPPED, message=HOSTILE, tags=(HOSTILE,)),
        make_row("2.4", leaderboard=Leaderboard(HOSTILE, "desc", HOSTILE)),
    )
    return make_grade(*rows, handin=HOSTILE, notes=(HOSTILE, HOSTILE * 4000))


@pytest.fixture
def hostile_text() -> str:
    """Escapes, links, markup, direction marks, imitations and characters that are none."""
    return HOSTILE


@pytest.fixture
def golden():
    """Compare a report with its file in tests/golden; UPDATE_GOLDEN=1 writes the file instead."""

    def compare(name: str, report: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(report, encoding="utf-8")
        assert report == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def assert_neutral():
    """Assert that a report holds no character that a terminal, a browser or XML acts on."""

    def check(report: str) -> None:
        allowed = {"\n"}
        unprintable = {c for c in report if not c.isprintable()} - allowed
        assert unprintable == set()
        report.encode("utf-8")

    return check
