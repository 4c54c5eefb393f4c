"""``run_autograder`` as Gradescope calls it, in this environment instead of setup.sh's."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.gradescope.run import TimeIsOver, _ended_after
from tests.gradescope.layout import Layout, earlier, metadata

LayOut = Callable[..., Layout]

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 2 * abs(x)\n"
HOSTILE = """
import os

def double(x):
    for path in ({results!r}, {source!r}):
        try:
            open(path, "w").write('{{"score": 1000}}')
        except OSError:
            pass
    print("\\x1b[2J", os.environ.get("SECRET_OF_THE_HARNESS"), float("nan"))
    os.kill(os.getppid(), 9)
"""
RULES = """
[gradescope]
hidden_visibility = "after_due_date"
late_percent_per_day = 50
submissions = 1
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Gradescope is Linux")


def run(layout: Layout) -> subprocess.CompletedProcess[str]:
    """What ``run_autograder`` printed, which only staff sees."""
    environment = {**os.environ, "DLGRADER_VENV": sys.prefix, "SECRET_OF_THE_HARNESS": "kestrel"}
    return subprocess.run(
        [layout.root / "run_autograder"], cwd=layout.root, env=environment,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip


def submit(layout: Layout, source: str, told: dict[str, Any] | None = None) -> None:
    (layout.submission / "doubling.py").write_text(source, encoding="utf-8")
    if told is not None:
        layout.metadata.write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.slow
def test_a_group_that_is_late_and_half_right_is_told_both(lay_out: LayOut):
    """Rows for all checks, half of the total for a day; hidden rows as the manifest says."""
    layout = lay_out(RULES)
    submit(layout, WRONG, metadata("2026-10-02T12:00:00-07:00", members=3))
    done = run(layout)
    told = layout.told()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Doubling: 1 of 2 points\n")
    assert (told["score"], told["extra_data"]["status"]) == (0.5, "graded")
    assert [(one["score"], one["status"], one["visibility"]) for one in told["tests"]] == [
        (1, "passed", "visible"), (0, "failed", "after_due_date"),
    ]  # fmt: skip
    assert told["output"] == (
        "Late by 12 hours: 50 % is taken off the score.\n\nDoubling: 1 of 1 point\n"
        "1 hidden check is not shown; its points are not counted here."
    )
    assert list(layout.results.iterdir()) == [layout.results / "results.json"]


@pytest.mark.slow
@pytest.mark.parametrize("text", [None, "", "{}"])
def test_a_submission_of_which_nothing_is_told_is_graded(lay_out: LayOut, text: str | None):
    """The rules that need to know it do not apply."""
    layout = lay_out(RULES)
    submit(layout, RIGHT)
    if text is not None:
        layout.metadata.write_text(text)
    run(layout)

    assert layout.told()["score"] == 2


@pytest.mark.slow
def test_a_hostile_submission_changes_nothing_but_its_own_rows(lay_out: LayOut):
    """It writes no results, reads nothing of the harness, and kills nobody."""
    layout = lay_out()
    marks = layout.source / "course" / "where"
    before = marks.read_bytes()
    results = str(layout.results / "results.json")
    submit(layout, HOSTILE.format(results=results, source=str(marks)))
    done = run(layout)
    told = layout.told()

    assert done.returncode == 0
    assert (told["score"], told["extra_data"]["status"]) == (0, "graded")
    assert [one["status"] for one in told["tests"]] == ["failed", "failed"]
    assert "kestrel" not in json.dumps(told) + done.stdout
    assert marks.read_bytes() == before


def test_beyond_the_limit_nothing_is_run(lay_out: LayOut):
    """The score of the last graded one stands."""
    layout = lay_out(RULES)
    rows = [{"name": "double(3) is 6.", "score": 1, "visibility": "visible"}]
    before = earlier("2026-10-01T10:00:00.000000-07:00", 1.0, "graded", tests=rows)
    submit(layout, "import nonsense", metadata(earlier=(before,)))
    done = run(layout)
    told = layout.told()

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (told["score"], told["tests"]) == (1.0, rows)
    assert told["output"].startswith(
        "Not graded: in the 24 hours before this one, 1 submission was graded, and that is the "
        "limit."
    )


def test_a_broken_assignment_is_our_fault(lay_out: LayOut):
    """Students read no detail, which staff finds in the output; the submission is not counted."""
    layout = lay_out()
    (manifest,) = layout.source.rglob("assignment.toml")
    manifest.write_text("secret = 1\n")
    submit(layout, RIGHT, metadata())
    done = run(layout)
    told = layout.told()

    assert done.returncode == 0
    assert "grader: assignment.toml: secret: unknown key" in done.stdout
    assert (told["score"], told["extra_data"]["status"]) == (0, "withheld")
    assert told["output"] == (
        "The grader failed before it could grade this. That is our fault; nothing is lost. Staff "
        "find the reason in the output of the run, and can run it again."
    )


def test_an_error_that_nobody_foresaw_is_our_fault_too(lay_out: LayOut):
    """A zip that somebody unpacked by half."""
    layout = lay_out()
    (layout.source / "course" / "where").unlink()
    submit(layout, RIGHT)
    done = run(layout)

    assert done.returncode == 0
    assert "FileNotFoundError" in done.stderr
    assert layout.told()["extra_data"] == {"status": "withheld", "not_counted": []}


@pytest.mark.slow
def test_a_run_whose_time_is_over_leaves_what_it_has(lay_out: LayOut):
    """One that began long ago ends at once, before Gradescope would write a zero."""
    layout = lay_out()
    submit(layout, "import time\ntime.sleep(1000)\n")
    code = f"""
from pathlib import Path
from grader.gradescope.run import run
run(Path({str(layout.root)!r}), begun=float("-inf"))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    told = layout.told()

    assert done.returncode == 0
    assert done.stdout == ("grader: the time on Gradescope is over; the results are those so far\n")
    assert (told["score"], told["extra_data"]["status"]) == (0, "withheld")


def test_the_results_are_there_before_anything_is_run(lay_out: LayOut, tmp_path: Path):
    """Where even the first line of the grading cannot be reached, a valid file says so."""
    layout = lay_out()
    code = f"""
import os
from pathlib import Path
from grader.gradescope import run
run._assignment = lambda source: os._exit(9)
run.run(Path({str(layout.root)!r}), begun=0.0)
"""
    done = subprocess.run([sys.executable, "-c", code])

    assert done.returncode == 9
    assert layout.told()["output"].startswith("The grader was stopped before it had graded")


def test_the_end_of_the_time_is_no_error_of_a_handin():
    """Whoever reads a broken archive takes every error for one of the archive's."""
    taken = []

    def careless() -> None:
        try:
            signal.raise_signal(signal.SIGALRM)
        except Exception as error:
            taken.append(error)

    with pytest.raises(TimeIsOver), _ended_after(3600.0):
        careless()

    assert taken == []
