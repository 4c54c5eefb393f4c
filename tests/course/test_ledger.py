"""The ledger is only ever added to, by one writer at a time, and survives what ends one."""

from __future__ import annotations

import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import schema
from grader.course.ledger import FILE, Ledger, Run, sole_writer
from grader.errors import AssignmentError

RUN = Run(
    at="2026-11-20T10:00:00.000+00:00", who="staff", command="course", assignment_folder="/a",
    handins_folder="/h", due=None, is_anonymous=False, assignment="a", title="A", suite="s",
    grader="g", version="0", python="3", torch="2", platform="p",
)  # fmt: skip
FILLS_THE_DISK = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from grader.course.ledger import Ledger
from tests.course.test_ledger import RUN

ledger = Ledger(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(1000):
    with ledger.writing():
        ledger.add_run(replace(RUN, title=f"{number} " + "x" * 4000))
    print(number, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Ledger.create(tmp_path)
    return tmp_path


def test_the_file_itself_refuses_changes(folder: Path):
    """Whoever opens it with another program cannot rewrite the past by a slip."""
    with contextlib.closing(Ledger(folder)) as ledger, ledger.writing():
        ledger.add_run(RUN)

    with contextlib.closing(sqlite3.connect(folder / FILE)) as base:
        for statement in ("UPDATE runs SET who = 'me'", "DELETE FROM runs"):
            with pytest.raises(sqlite3.IntegrityError, match="a ledger is only ever added to"):
                base.execute(statement)


def test_every_table_refuses_changes(folder: Path):
    """A table that is added to the schema is not forgotten."""
    with contextlib.closing(sqlite3.connect(folder / FILE)) as base:
        kinds = base.execute("SELECT type, name FROM sqlite_master").fetchall()

    tables = {name for kind, name in kinds if kind == "table"}
    triggers = {name for kind, name in kinds if kind == "trigger"}
    assert tables == set(schema.NAMES)
    assert triggers == {f"{name}_{verb}" for name in tables for verb in ("UPDATE", "DELETE")}


def test_what_is_told_is_on_the_disk(folder: Path):
    """The journal is written ahead and synchronized at each transaction."""
    with contextlib.closing(Ledger(folder)) as ledger:
        base = ledger._base
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert base.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_transaction_is_whole_or_not_there(folder: Path):
    """What is raised in the middle of one leaves nothing of it."""
    with contextlib.closing(Ledger(folder)) as ledger:
        with contextlib.suppress(ZeroDivisionError), ledger.writing():
            ledger.add_run(RUN)
            _ = 1 / 0

        assert ledger.last_run() is None


def test_a_second_writer_is_kept_out(folder: Path):
    """As long as the first one lives, and no longer."""
    holds = "import sys, pathlib; from grader.course.ledger import sole_writer\n"
    holds += "with sole_writer(pathlib.Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holds, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(AssignmentError) as error, sole_writer(folder):
            pass
        other.kill()

    assert str(error.value) == (
        f"{folder} is being written by another run of the grader: wait until it has ended"
    )
    with sole_writer(folder):
        pass


def test_a_ledger_whose_maker_was_killed_is_made_again(tmp_path: Path):
    """An empty file is all that a killed maker can leave."""
    (tmp_path / FILE).write_bytes(b"")

    Ledger.create(tmp_path)

    with contextlib.closing(Ledger(tmp_path)) as ledger:
        assert ledger.latest() == {}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, "{0} holds no ledger.sqlite, so it is no class that was graded here.\n"
               "Name the folder that `grader course ASSIGNMENT FOLDER --out DIR` was given as DIR"),
        (b"no base at all, but a text of some length", "{0}/ledger.sqlite is no ledger: "
                                                       "file is not a database"),
    ],
)  # fmt: skip
def test_what_is_no_ledger_is_said_to_be_none(tmp_path: Path, content: bytes | None, text: str):
    """A slip in the folder's name is told as one."""
    if content is not None:
        (tmp_path / FILE).write_bytes(content)

    with pytest.raises(AssignmentError) as error:
        Ledger(tmp_path)

    assert str(error.value) == text.format(tmp_path)


def test_another_programs_file_is_left_alone(tmp_path: Path):
    """It is a database, but none of ours."""
    with contextlib.closing(sqlite3.connect(tmp_path / FILE)) as base:
        base.execute("CREATE TABLE photos (name)")

    Ledger.create(tmp_path)
    with pytest.raises(AssignmentError) as error:
        Ledger(tmp_path)

    assert str(error.value) == (f"{tmp_path / FILE} is no ledger: another program made it")


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit of file sizes")
def test_a_full_disk_loses_nothing_that_was_told(folder: Path):
    """It is said in words, and the ledger is whole."""
    run = subprocess.run(
        [sys.executable, "-c", FILLS_THE_DISK, folder],
        cwd=Path(__file__).parent.parent.parent, env={**os.environ, "PYTHONPATH": "."},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    told = [int(line) for line in run.stdout.split()]
    with contextlib.closing(Ledger(folder)) as ledger:
        last = ledger.last_run()
    with contextlib.closing(sqlite3.connect(folder / FILE)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT COUNT(*) FROM runs").fetchone() == (len(told),)
    assert told
    assert last is not None
    assert last.title.startswith(f"{told[-1]} ")
    assert f"{folder / FILE} could not be written: disk I/O error. All that was told" in run.stderr
