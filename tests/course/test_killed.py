"""The real command is killed at many moments; the class it leaves ends as an undisturbed one."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.assignment import Assignment
from grader.course.ledger import Ledger
from grader.course.moves import timeless
from tests.course.small import CLASS, PUBLIC, RAISES, RIGHT

SOURCES = {
    f"{name}-{number}": f"# {number}\n{source}"
    for number in range(2)
    for name, source in {**CLASS, "dan": RAISES}.items()
} | {"twin": RIGHT, "unopened": ""}


@pytest.fixture
def command(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Callable[..., Any]:
    """Starts ``grader course`` on a class of ten, with its ledger in the named folder."""
    assignment = make_assignment(public=PUBLIC)
    for name, source in SOURCES.items():
        folder = tmp_path / "class" / name
        folder.mkdir(parents=True)
        if source:
            (folder / assignment.file).write_text(source, encoding="utf-8")

    def start(out: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "grader", "course", assignment.folder, tmp_path / "class",
             "--out", out, "--jobs", "2", "--quiet"], encoding="utf-8",
        )  # fmt: skip

    return start


def killed_after(process: subprocess.Popen[str], changes: int, out: Path) -> bool:
    """Ends the command when the class's folder has changed so often; whether it still ran."""
    seen = state_of(out)
    while changes and process.poll() is None:
        if (state := state_of(out)) != seen:
            seen = state
            changes -= 1
    process.kill()
    process.wait()
    return process.returncode == -signal.SIGKILL


def state_of(out: Path) -> tuple[int, frozenset[str]]:
    """How much was written to the ledger, and which files of grades there are, unfinished too."""
    journal = out / "ledger.sqlite-wal"
    with contextlib.suppress(FileNotFoundError):
        return journal.stat().st_size, frozenset(os.listdir(out / "grades"))
    return 0, frozenset()


def record_of(out: Path) -> dict[str, Any]:
    """What a class comes to, without what no two runs share."""
    with contextlib.closing(Ledger(out)) as ledger:
        latest = ledger.latest()
        prints = {name: ledger.fingerprints(event.result) for name, event in latest.items()}
    written = {
        path.stem: timeless(json.loads(path.read_bytes())) for path in out.glob("grades/*.json")
    }
    assert written == {name: timeless(event.record) for name, event in latest.items()}
    return {"written": written, "fingerprints": prints}


def events_of(out: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(out / "ledger.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in base.execute("SELECT entry FROM events ORDER BY entry")]


@pytest.mark.slow
@pytest.mark.parametrize("kills", [6, pytest.param(50, marks=pytest.mark.thorough)])
def test_a_class_that_was_killed_ends_as_one_that_was_not(
    command: Callable[..., Any], tmp_path: Path, kills: int
):
    """Wherever it is killed, the next run goes on; nothing told is lost, and nothing told twice."""
    calm = tmp_path / "calm"
    assert command(calm).wait() == 0
    killed = 0
    for number in itertools.count():
        out = tmp_path / str(number)
        while killed_after(command(out), 3 + killed % 17, out):
            killed += 1
            if killed == kills:
                assert command(out).wait() == 0
        assert events_of(out) == sorted(SOURCES)
        assert record_of(out) == record_of(calm)
        if killed >= kills:
            return
