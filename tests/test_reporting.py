"""A class graded for real, and its reports: what is written, where, and who is named in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import cli
from grader.assignment import Assignment
from grader.course.record import ClassRecord, Member
from grader.reporting import without_names

PUBLIC = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''
HIDDEN = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("2")
@functions("double")
def test_double_of_a_secret(student):
    """Negative numbers are doubled too."""
    expect(student.run(doubled, -734512)).equals(-1469024)
'''
ANSWERS = {
    "Ada Lovelace": "def double(x):\n    return 2 * x\n",
    "Ben Bitdiddle": "print('Ada Lovelace said so')\ndef double(x):\n    return 2 * abs(x)\n",
    "=Cy <b>Hacker": "# by Cy Hacker\ndef double(x):\n    raise ValueError('=Cy <b>Hacker')\n",
}
# What no page of a student may hold: a hidden check's values, and where staff keeps things.
SECRETS = ("734512", "1469024", "test_hidden", "staff")


def grader(*arguments: object, cwd: Path) -> Any:
    """What a call of ``python -m grader`` printed and returned."""
    return subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "COLUMNS": "80"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def graded(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Path:
    """The folder in which there is a class, graded as a user would."""
    assignment = make_assignment(public=PUBLIC, hidden=HIDDEN)
    for name, source in ANSWERS.items():
        path = tmp_path / "handins" / name / "doubling.py"
        path.parent.mkdir(parents=True)
        path.write_text(source, encoding="utf-8")
    done = grader(
        "course", assignment.folder, "handins", "--out", "class", "--jobs", "1", "--quiet",
        "--accept-level", "open", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.mark.slow
def test_a_class_is_told_and_nobody_reads_of_another(graded: Path):
    """All reports of one class; each student's page is searched for what it may not hold."""
    (graded / "canvas.csv").write_bytes(
        b"Student,ID,Section,Doubling (7)\r\n"
        b'"Lovelace, Ada",1,A,\r\n"Bitdiddle, Ben",2,A,\r\n"Nobody, Nina",3,A,0.25\r\n'
    )
    done = grader(
        "report", "class", "--students", "pages", "--csv", "class.csv",
        "--canvas", "canvas.csv", "filled.csv", cwd=graded,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{Path('class', 'report.html')}: 3 hand-ins, 0 withheld",
        "pages: a page for each, as students may read it",
        "class.csv: a line for each hand-in",
        "filled.csv: 2 scores in the column Doubling (7)",
        "  1 of nobody in the gradebook: =Cy <b>Hacker",
        "  1 in the gradebook without a hand-in: Nobody, Nina",
    ]
    assert (graded / "filled.csv").read_bytes() == (
        b"Student,ID,Section,Doubling (7)\r\n"
        b'"Lovelace, Ada",1,A,2.00\r\n"Bitdiddle, Ben",2,A,1.00\r\n"Nobody, Nina",3,A,0.25\r\n'
    )
    table = (graded / "class.csv").read_text(encoding="utf-8")
    assert table.splitlines()[1].startswith("'=Cy <b>Hacker,,graded,0.00,2.00,")

    page = (graded / "class" / "report.html").read_text(encoding="utf-8")
    addresses = re.findall(r'href="(\.\./pages/[^"]+)"', page)
    pages = {path.name.partition("-")[0]: path for path in (graded / "pages").iterdir()}
    assert sorted(pages) == ["Ada_Lovelace", "Ben_Bitdiddle", "Cy_b_Hacker"]
    assert {(graded / "class" / one).resolve() for one in addresses} == set(pages.values())
    for name, path in pages.items():
        told = path.read_bytes().decode()
        own = {"Ada_Lovelace": "Ada", "Ben_Bitdiddle": "Ben", "Cy_b_Hacker": "Cy"}[name]
        others = {"Ada", "Ben", "Cy"} - {own}
        if own == "Ben":  # he printed it himself, in a public check
            others -= {"Ada"}
        assert [one for one in (*SECRETS, *others) if one in told] == []
        assert own in told
    assert "1469024" not in page  # what staff read of a hidden check is in the record alone


@pytest.mark.slow
def test_without_names_nothing_names_anybody(graded: Path):
    """Page, pages, table, and the names of files; the codes are the same each time."""
    arguments = ["report", "class", "--anonymous", "--students", "pages", "--csv", "class.csv"]
    (graded / "pages").mkdir()
    (graded / "pages" / "old.html").touch()
    first = grader(*arguments, cwd=graded)
    (graded / "pages" / "old.html").unlink()
    names = sorted(path.name for path in (graded / "pages").iterdir())
    second = grader(*arguments, cwd=graded)

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.replace("  1 other page was there before: old.html\n", "") == second.stdout
    assert first.stdout != second.stdout
    assert names == sorted(path.name for path in (graded / "pages").iterdir())
    page, table = graded / "class" / "report.html", graded / "class.csv"
    for path in (page, table, *(graded / "pages").iterdir()):
        told = path.read_text(encoding="utf-8") + path.name
        found = [one for one in ("Lovelace", "Bitdiddle", "Hacker") if one in told]
        # Ben printed the name of another himself; only his own names are searched for.
        assert found == (["Lovelace"] if "said so" in told else [])


def test_a_member_without_a_name_is_named_nowhere():
    """Not in the record, the one before, the reason or the group; another word stays."""
    record = {"handin": "Ann Lee", "notes": ["ann lee/x.py"], "checks": [{"message": "Annotation"}]}
    ann = Member("Ann Lee", record, {}, 1.0, "", "regraded", 0.0, record, "for Ann Lee", 1,
                 ("Ann Lee", "Bo Day"), None)  # fmt: skip
    told = without_names(ClassRecord("a", "A", 1.0, (ann,), ""), b"secret").members[0]

    text = json.dumps([told.name, told.record, told.previous_record, told.reason, told.group])
    assert re.search("ann lee|bo day", text, re.IGNORECASE) is None
    assert told.record["checks"][0]["message"] == "Annotation"
    assert told.record["handin"] == told.name
    assert len(set(told.group)) == 2


@pytest.mark.parametrize("name", ["1", "right", "test_a"])
def test_a_name_that_is_also_a_word_of_ours_leaves_the_record_readable(name: str):
    """A student called 1, in a class of numbers, takes it from no check's number and no digest."""
    row = {"id": "test_a.py::test_1", "number": "1.1", "verdict": "right", "message": "1 of 3"}
    record = {"handin": name, "digest": "11", "notes": [], "checks": [row]}
    one = Member(name, record, {row["id"]: "f"}, 1.0, "", "graded", None, None, "", 1, (), None)
    told = without_names(ClassRecord("a", "A", 1.0, (one,), ""), b"secret").members[0]

    assert told.record == {**record, "handin": told.name}
    assert told.name.startswith("student-")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--anonymous", "--canvas", "a.csv", "b.csv"],
            "grader: a gradebook needs names: leave out --anonymous, or the gradebook\n",
        ),
        (
            ["--moodle", "a.csv", "a.csv"],
            "grader: a.csv is the export itself: name another file for the scores\n",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Before anything is read or written."""
    assert cli.main(["report", str(tmp_path), *arguments]) == 2
    assert capsys.readouterr().err == told


def test_a_folder_without_a_class_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """And nothing is made in it."""
    assert cli.main(["report", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
