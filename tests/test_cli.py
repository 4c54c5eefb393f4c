"""The command line, as processes: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import cli
from grader.assignment import Assignment

ROOT = Path(__file__).parent.parent
OPTIMIZERS = ROOT / "assignments" / "optimizers"
CLASS_COMMANDS = ("course", "regrade", "rejudge", "rollback")
COMMANDS = (
    "check", "watch", "grade", *CLASS_COMMANDS, "report", "new", "verify", "release", "overview",
    "demo", "doctor",
)  # fmt: skip

PUBLIC = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''
HIDDEN = (
    PUBLIC.replace("1", "2").replace("three", "minus_one").replace("3", "-1").replace("6", "-2")
)
BROKEN_CHECK = '''
def test_that_is_broken(student):
    """A check with a mistake of its own."""
    assert student.double(3) == nonsense
'''
LOSES_THE_SIGN = "def double(x):\n    return 2 * abs(x)\n"


def grader(*arguments: object, cwd: Path | None = None, **environment: str) -> Any:
    """What a call of ``python -m grader`` printed and returned."""
    return subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "COLUMNS": "80", **environment},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def doubling(make_assignment: Callable[..., Assignment]) -> Assignment:
    return make_assignment(public=PUBLIC, hidden=HIDDEN)


@pytest.fixture
def handin(tmp_path: Path) -> Path:
    """A hand-in that gets one of the two points."""
    path = tmp_path / "alice" / "doubling.py"
    path.parent.mkdir()
    path.write_text(LOSES_THE_SIGN, encoding="utf-8")
    return path


# Asking for it


def test_the_installed_script_lists_the_commands_and_the_exit_codes():
    """``grader --help`` is where a newcomer begins."""
    script = Path(sys.executable).with_name("grader")
    printed = subprocess.run([script, "--help"], capture_output=True, encoding="utf-8", check=True)

    for command in COMMANDS:
        assert f"\n    {command} " in printed.stdout
    assert " ".join(printed.stdout.split()).endswith(
        "exit codes: 0 full marks, 1 marks lost, 2 the request cannot be met, 3 our fault"
    )


@pytest.mark.parametrize("command", ["new", "release", "report", "overview", "demo"])
def test_what_grades_nothing_has_exit_codes_without_marks(
    command: str, capsys: pytest.CaptureFixture[str]
):
    """Nobody's marks show in how such a command went."""
    with pytest.raises(SystemExit, match="0"):
        cli.main([command, "--help"])

    printed = " ".join(capsys.readouterr().out.split())
    assert printed.endswith("exit codes: 0 done, 2 the request cannot be met, 3 our fault")


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != "doctor"])
def test_help_says_what_every_argument_is(command: str, capsys: pytest.CaptureFixture[str]):
    """Positional arguments have a line of help as options do, and any console can print it."""
    with pytest.raises(SystemExit, match="0"):
        cli.main([command, "--help"])

    printed = capsys.readouterr().out
    arguments = printed.partition("positional arguments:\n")[2].partition("\n\n")[0]
    assert arguments
    assert all(len(line.split()) > 1 for line in arguments.splitlines())
    assert printed.isascii()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "grader: error: the following arguments are required: COMMAND"),
        (["judge"], "grader: error: argument COMMAND: invalid choice: 'judge'"),
        (
            ["grade"],
            "grader grade: error: the following arguments are required: ASSIGNMENT, HANDIN",
        ),
        (["grade", "a"], "grader grade: error: the following arguments are required: HANDIN"),
        (
            ["check", "--only"],
            "grader check: error: argument --only: expected one argument",
        ),
        (["demo"], "grader demo: error: the following arguments are required: ASSIGNMENT"),
        (
            ["check", "--box", "paper"],
            "grader check: error: argument --box: invalid choice: 'paper'",
        ),
        (
            ["verify", "a", "--jobs", "0"],
            "grader verify: error: argument --jobs: 0 is not a number of jobs, 1 or more",
        ),
        (
            ["release", "a", "--out", "no/where"],
            "grader release: error: argument --out: there is no folder no",
        ),
        (
            ["release", "a", "--out", __file__],
            f"grader release: error: argument --out: {__file__} is a file, not a folder",
        ),
        (
            ["grade", "a", "b", "--json", "no/where.json"],
            "grader grade: error: argument --json: there is no folder no",
        ),
        (
            ["course", "a", ".", "--out", "b", "--part", "3/2"],
            "grader course: error: argument --part: 3/2 is no part such as 3/16, "
            "the third of sixteen",
        ),
        (
            ["grade", "a", "b", "--junit", "."],
            "grader grade: error: argument --junit: . is a folder, not a file to write",
        ),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_at_once(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
):
    """Exit code 2, with the usage and what is missing or wrong."""
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)

    assert capsys.readouterr().err.splitlines()[-1].startswith(told)


def test_the_command_line_starts_without_torch_or_pytest():
    """Asked of the interpreter itself, so that no lazy import goes unseen."""
    code = "import sys, grader.cli; print({'torch', 'pytest', 'rich'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")

    assert printed.stdout == "set()\n"


# What cannot be met


def test_a_path_that_does_not_exist_is_said_so(tmp_path: Path):
    """Exit code 2, no traceback, nothing on standard output."""
    done = grader("grade", "nowhere", "nobody", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "grader: nowhere: there is no such file or folder\n"


@pytest.mark.parametrize(
    "command", [["check"], ["watch"], ["check", "--inline"], ["verify", "."], ["demo", "."]]
)
def test_a_folder_without_a_manifest_is_said_so(command: list[str], tmp_path: Path):
    """Exit code 2, whatever was asked of it."""
    done = grader(*command, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"grader: {tmp_path.name}: no assignment.toml in this folder; "
        "go to the folder of the assignment, or name it\n"
    )


def test_a_broken_manifest_is_told_with_all_its_problems(doubling: Assignment, handin: Path):
    """Exit code 2, and one line for each problem."""
    (doubling.folder / "assignment.toml").write_text('title = 3\nfile = "doubling.py"\n')
    done = grader("grade", doubling.folder, handin)

    assert done.returncode == 2
    assert done.stderr == (
        "grader: assignment.toml: title: wanted a text that is not empty; got 3\n"
        "assignment.toml: functions: missing; add a line like "
        'functions = ["SGD", "Adam"]\n'
    )


def test_a_handin_that_is_not_there_is_said_so(doubling: Assignment, tmp_path: Path):
    """Exit code 2: there is nobody to give marks to."""
    done = grader("grade", doubling.folder, "alice", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr == "grader: alice: there is no such file or folder to grade\n"


def test_an_assignment_without_a_reference_cannot_be_verified_or_shown(doubling: Assignment):
    """Exit code 2, and which line of the manifest is missing."""
    manifest = doubling.folder / "assignment.toml"
    manifest.write_text(manifest.read_text().partition("[staff]")[0])
    told = {command: grader(command, doubling.folder).stderr for command in ("verify", "demo")}

    assert told == {
        "verify": "grader: doubling: the manifest names no staff.reference to verify\n",
        "demo": "grader: doubling: the demo needs the manifest's staff.reference\n",
    }


@pytest.mark.slow
def test_a_suite_that_cannot_be_imported_is_the_instructors(
    make_assignment: Callable[..., Assignment], handin: Path
):
    """Exit code 2, with the file, the line and the error; no marks are made up."""
    broken = make_assignment(public=PUBLIC, hidden="import nonsense\n")
    done = grader("grade", broken.folder, handin)

    assert (done.returncode, done.stdout) == (2, "")
    assert "staff/test_hidden.py:1: in <module>" in done.stderr
    assert "No module named 'nonsense'" in done.stderr


@pytest.mark.slow
def test_a_broken_check_is_our_fault_and_withholds_the_total(
    make_assignment: Callable[..., Assignment], handin: Path, tmp_path: Path
):
    """Exit code 3, so that no script takes it for a mark."""
    broken = make_assignment(public=PUBLIC, hidden=BROKEN_CHECK)
    done = grader("grade", broken.folder, handin, "--json", tmp_path / "grade.json")

    assert done.returncode == 3
    assert done.stdout.startswith("The mark for Doubling is withheld through no fault of the")
    record = json.loads((tmp_path / "grade.json").read_text(encoding="utf-8"))
    assert (record["status"], record["score"]) == ("withheld", None)


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_no_mark_either(doubling: Assignment, handin: Path):
    """Exit code 3: whoever waits for the file must not read 0 or 1."""
    file = handin.with_name("x" * 300)
    done = grader("grade", doubling.folder, handin, "--json", file, "--quiet")

    assert done.returncode == 3
    assert done.stderr == f"grader: our fault: {file} could not be written: File name too long\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_an_error_that_nobody_foresaw_is_our_fault(tmp_path: Path):
    """Exit code 3 and a traceback; Python's own exit code is 1, which would be marks lost."""
    script = f'rmdir "$PWD" && exec "{sys.executable}" -m grader check'
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(["sh", "-c", script], cwd=gone, capture_output=True, encoding="utf-8")

    assert done.returncode == 3
    assert "FileNotFoundError" in done.stderr
    assert done.stderr.endswith("grader: our fault: please send us the lines above\n")


# Grading


@pytest.mark.slow
def test_the_reference_gets_full_marks(tmp_path: Path):
    """Exit code 0, all points, as the first line says."""
    reference = ROOT / "reference" / "optimizers.py"
    done = grader("grade", OPTIMIZERS, reference, "--json", tmp_path / "grade.json")

    record = json.loads((tmp_path / "grade.json").read_text(encoding="utf-8"))
    most = f"{record['max_score']:g}"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Optimizers: {most} of {most} points\n")
    assert {check["verdict"] for check in record["checks"]} == {"RIGHT"}


@pytest.mark.slow
def test_the_starter_gets_no_marks_and_no_crash(tmp_path: Path):
    """Exit code 1; every row is either still to write or waits for one that is."""
    done = grader("grade", OPTIMIZERS, OPTIMIZERS / "student", "--json", tmp_path / "grade.json")

    record = json.loads((tmp_path / "grade.json").read_text(encoding="utf-8"))
    assert (done.returncode, done.stderr, record["score"]) == (1, "", 0)
    assert {check["verdict"] for check in record["checks"]} == {"NOT_IMPLEMENTED", "SKIPPED"}
    assert "Traceback" not in done.stdout


@pytest.mark.slow
def test_every_view_tells_the_same_score(doubling: Assignment, handin: Path, tmp_path: Path):
    """The files are valid, and their totals and rows add up to what the terminal says."""
    files = {
        view: tmp_path / view for view in ("json", "html", "gradescope", "junit", "prairielearn")
    }
    options = [text for view, file in files.items() for text in (f"--{view}", file)]
    done = grader("grade", doubling.folder, handin, *options)

    record, results, told = (
        json.loads(files[view].read_text()) for view in ("json", "gradescope", "prairielearn")
    )
    suite = ET.fromstring(files["junit"].read_text(encoding="utf-8")).find("testsuite")
    said = {one.get("name"): one.get("value") for one in suite.iterfind("properties/property")}
    page = files["html"].read_text(encoding="utf-8")
    rows = suite.iterfind("testcase/properties/property[@name='score']")

    assert done.returncode == 1
    assert done.stdout.startswith("Doubling: 1 of 2 points\nhand-in alice, box locked, digest ")
    assert (record["score"], record["max_score"], record["handin"]) == (1, 2, "alice")
    assert "<h1>Doubling: 1 of 2 points</h1>" in page
    assert "students: after published" in page
    assert [check["score"] for check in record["checks"]] == [1, 0]
    assert (told["score"], [test["points"] for test in told["tests"]]) == (0.5, [1])
    assert (results["score"], [test["score"] for test in results["tests"]]) == (1, [1, 0])
    assert (said["score"], said["max_score"], [one.get("value") for one in rows]) == (
        "1", "2", ["1", "0"],
    )  # fmt: skip


@pytest.mark.slow
def test_a_part_of_a_grade_says_that_it_is_one(doubling: Assignment, handin: Path):
    """The first line, which someone may copy, counts the checks that were left out."""
    done = grader("grade", doubling.folder, handin, "--only", "1")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Doubling: 1 of 1 point in 1 of 2 checks; the others were not asked for\n"
    )


def test_a_part_of_a_grade_is_never_written(doubling: Assignment, handin: Path, tmp_path: Path):
    """Exit code 2 before anything is run: Gradescope would take it for the whole."""
    files = ("--json", tmp_path / "a", "--gradescope", tmp_path / "b")
    done = grader("grade", doubling.folder, handin, "--only", "1", *files)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "grader: --only shows a part of a grade; a file of it could pass for the whole: "
        "leave out --json and --gradescope, or --only\n"
    )
    assert not (tmp_path / "a").exists()


@pytest.mark.slow
def test_a_spawned_box_gives_the_same_record(doubling: Assignment, handin: Path, tmp_path: Path):
    """The portable rung differs in nothing but the time; quiet, both print nothing."""

    def record(rung: str) -> dict[str, Any]:
        options = ("--box", rung, "--quiet", "--json", tmp_path / rung)
        done = grader("grade", doubling.folder, handin.parent, *options)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
        told = json.loads((tmp_path / rung).read_text(encoding="utf-8"))
        for check in told["checks"]:
            del check["seconds"]
        return told

    assert record("spawned") == record("forked")


@pytest.mark.slow
def test_a_grade_can_be_printed_on_any_console(doubling: Assignment, handin: Path):
    """Also on one that knows ASCII only."""
    done = grader("grade", doubling.folder, handin, PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.isascii()


# Verifying


@pytest.mark.parametrize("command", ["verify", "overview"])
def test_commands_for_a_course_ask_for_assignments_where_there_are_none(
    command: str, tmp_path: Path
):
    """With no argument they take the folder `assignments`."""
    done = grader(command, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (
        2,
        "grader: there is no folder `assignments` here: name an assignment's folder\n",
    )


@pytest.mark.slow
def test_verify_succeeds_where_all_laws_are_kept(doubling: Assignment):
    """Exit code 0, for continuous integration."""
    done = grader("verify", doubling.folder, "--jobs", "1")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "doubling: all laws are kept"


@pytest.mark.slow
def test_verify_fails_where_a_law_is_broken(make_assignment: Callable[..., Assignment]):
    """Exit code 1, and the table says which."""
    broken = make_assignment(public=PUBLIC, starter="def double(x):\n    return 2 * x\n")
    done = grader("verify", broken.folder, "--jobs", "1")

    assert (done.returncode, done.stderr) == (1, "")
    assert "1 points for a starter" in done.stdout
