"""Whatever is killed, and when, there is a valid report that says how far the grading came."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from grader import desk
from grader.assignment import Assignment
from grader.errors import OurFault
from grader.grade import Check, Grade, Outcome, Row, Verdict
from grader.grading import UNENDED, UNFINISHED
from grader.report import gradescope, records

Make = Callable[..., Assignment]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")

RIGHT = "def double(x):\n    return 2 * x\n"
# Who is killed, as the suite finds it: itself, its parents, and theirs.
VICTIMS = """
import os, signal, time
from pathlib import Path

LAST = Path({last!r})  # to be written of the three

def parent(process):
    told = Path(f"/proc/{{process}}/stat").read_text()
    return int(told.rpartition(")")[2].split()[1])

def command_line():
    process = os.getpid()
    while b"grade\\0" not in Path(f"/proc/{{process}}/cmdline").read_bytes():
        process = parent(process)
    return process

def warm():
    process = os.getpid()
    while parent(process) != command_line():
        process = parent(process)
    return process

def kill(process):
    os.kill(process, signal.SIGKILL)
    time.sleep(60)  # what kills us with it takes a moment

def judged():
    "How many checks the report on the disk knows to be right."
    told = LAST.read_text()
    return told.count("<testcase ") - told.count("<error ")

def until_judged(number):
    ends = time.monotonic() + 30
    while judged() < number:
        assert time.monotonic() < ends, "the report is not written after each check"
        time.sleep(0.01)
"""
SUITE = """
from grader.examine import expect, number
from probes import doubled

{at_first}

@number("1")
def test_first(student):
    "Two times one is two."
    expect(student.run(doubled, 1.0)).close_to(2.0)
    {in_first}

@number("2")
def test_second(student):
    "Two times two is four."
    until_judged(1)
    {in_second}
    expect(student.run(doubled, 2.0)).close_to(4.0)

@number("3")
def test_third(student):
    "Two times three is six."
    until_judged(2)
    {in_third}
    expect(student.run(doubled, 3.0)).close_to(6.0)
"""
WHO = {
    "examiner": "kill(os.getpid())",
    "hall": "kill(os.getppid())",
    "warm process": "kill(warm())",
    "command line": "kill(command_line())",
}


def refuse(text: str) -> NoReturn:
    raise AssertionError(f"{text} is no number")


def parsed(path: Path) -> dict[str, Any]:
    """A report, which has to be strict JSON: no NaN, no infinity."""
    told: dict[str, Any] = json.loads(path.read_text("ascii"), parse_constant=refuse)
    return told


def graded(
    make_assignment: Make, folder: Path, rung: str = "forked", **killing: str
) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """The exit code of a grading in which somebody is killed, and the two reports it left."""
    results, record, suite = folder / "results.json", folder / "grade.json", folder / "grade.xml"
    places = {f"in_{name}": "pass" for name in ("first", "second", "third")}
    text = SUITE.format(**{"at_first": "", **places, **killing})
    assignment = make_assignment(hidden=VICTIMS.format(last=str(suite)) + text)
    handin = folder / "ann" / "doubling.py"
    handin.parent.mkdir()
    handin.write_text(RIGHT)
    files = ["--gradescope", results, "--json", record, "--junit", suite]
    command = [sys.executable, "-m", "grader", "grade", assignment.folder, handin, *files]
    done = subprocess.run(
        [*map(str, command), "--box", rung, "--quiet"], capture_output=True, text=True, check=False
    )
    ET.parse(suite)
    assert sorted(folder.glob(".*")) == []
    return done.returncode, parsed(results), parsed(record)


def verdicts(record: dict[str, Any]) -> list[str]:
    return [check["verdict"] for check in record["checks"]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("examiner", "in_first"),
        ("examiner", "in_third"),
        ("hall", "in_second"),
        ("warm process", "in_second"),
        ("command line", "in_first"),
        ("command line", "in_second"),
        ("command line", "in_third"),
    ],
)
def test_who_is_killed_while_it_is_asked_leaves_a_report(
    who: str, place: str, make_assignment: Make, tmp_path: Path
):
    """What was judged before stays, what was not is our fault, and the total is withheld."""
    before = ["in_first", "in_second", "in_third"].index(place)
    left = ["RIGHT"] * before + ["OUR_FAULT"] * (3 - before)
    code, results, record = graded(make_assignment, tmp_path, **{place: WHO[who]})

    assert verdicts(record) == left
    assert (record["status"], record["score"]) == ("withheld", None)
    assert (results["extra_data"], results["score"]) == ({"status": "withheld"}, 0.0)
    assert results["output"].startswith("The mark for Doubling is withheld through no fault of the")
    unjudged = [test["output"] for test in results["tests"][before:]]
    assert all(UNFINISHED in output for output in unjudged)
    if who == "command line":  # which tells of the others
        assert (code, record["notes"]) == (-signal.SIGKILL, [UNENDED])
    else:
        assert (code, record["notes"]) == (3, [])


@pytest.mark.slow
@pytest.mark.parametrize("who", ["hall", "warm process", "command line"])
def test_who_is_killed_before_the_first_check_leaves_a_report(
    who: str, make_assignment: Make, tmp_path: Path
):
    """It has no rows, for there was no plan, and says that it is not the student's fault."""
    # A suite is loaded by the hall, before there are examiners.
    at_first = WHO[who].replace("getppid", "getpid")
    code, results, record = graded(make_assignment, tmp_path, at_first=at_first)

    assert (record["status"], record["score"], record["checks"]) == ("withheld", None, [])
    assert (results["extra_data"], results["tests"]) == ({"status": "withheld"}, [])
    assert "withheld through no fault of the student's" in results["output"]
    assert record["notes"] == [UNENDED]
    assert code == (-signal.SIGKILL if who == "command line" else 3)


@pytest.mark.slow
@pytest.mark.parametrize(("who", "code"), [("examiner", 3), ("command line", -signal.SIGKILL)])
def test_on_the_portable_rung_it_is_so_too(
    who: str, code: int, make_assignment: Make, tmp_path: Path
):
    """There the examiner is a child of the command line."""
    came, _, record = graded(make_assignment, tmp_path, "spawned", in_second=WHO[who])

    assert (came, verdicts(record)) == (code, ["RIGHT", "OUR_FAULT", "OUR_FAULT"])
    assert record["status"] == "withheld"


@pytest.mark.slow
def test_a_suite_that_cannot_be_run_leaves_a_report(make_assignment: Make, tmp_path: Path):
    """The instructor's mistake is no reason for a file that is not there."""
    code, results, record = graded(make_assignment, tmp_path, at_first="import nonsense")

    assert (code, results["tests"], record["status"]) == (2, [], "withheld")


@pytest.mark.slow
def test_a_run_that_comes_to_its_end_says_nothing_of_the_middle(
    make_assignment: Make, tmp_path: Path
):
    """The last report is the first one that holds a total."""
    code, results, record = graded(make_assignment, tmp_path)

    assert (code, results["score"], record["score"], record["notes"]) == (0, 3.0, 3, [])


def rows(verdict: Verdict) -> Grade:
    check = Check("test_a.py::test_a", "1", "A check.", 1.0, "visible")
    return Grade("a", "A", "ann", "0" * 64, "locked", (Row(check, Outcome(verdict, 0.0)),))


def test_a_file_that_cannot_be_written_is_told_before_anything_runs(tmp_path: Path):
    """Later it is passed over, because the disk may have room again when it matters."""
    reports = desk._Reports({"json": tmp_path / "no" / "grade.json"})
    with pytest.raises(OurFault, match=r"grade\.json could not be written: No such file"):
        reports.keep(rows(Verdict.OUR_FAULT))

    (tmp_path / "no").mkdir()
    reports.keep(rows(Verdict.OUR_FAULT))
    (tmp_path / "no" / "grade.json").unlink()
    (tmp_path / "no").rmdir()
    reports.keep(rows(Verdict.WRONG))
    with pytest.raises(OurFault, match=r"grade\.json could not be written: No such file"):
        reports.write(rows(Verdict.WRONG))


@pytest.mark.parametrize("write", [records.to_json, desk.WRITERS["gradescope"]])
@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_no_report_ever_holds_nan(write: Callable[[Grade], str], score: float):
    """It is refused before the file that is there is touched."""
    grade = rows(Verdict.RIGHT)
    broken = Grade(
        grade.assignment, grade.title, grade.handin, grade.digest, grade.level,
        (Row(grade.rows[0].check, Outcome(Verdict.RIGHT, score)),),
    )  # fmt: skip

    with pytest.raises(ValueError, match="not JSON compliant"):
        write(broken)
    assert gradescope.dumps(gradescope.to_results(grade)).isascii()
